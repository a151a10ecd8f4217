package dev.cofferdam.guard;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The proxies of one plugin that somebody holds: a chain, because most plugins have one. Thread-safe. */
final class LiveProxies {
    private static final int FEW = 8;

    private Link newest;
    private int count;
    /** When there are so many, those that nobody holds any more are looked for. */
    private int crowd = FEW;

    private static final class Link extends WeakReference<ProxyCore> {
        private final Link before;

        Link(ProxyCore proxy, Link before) {
            super(proxy);
            this.before = before;
        }
    }

    synchronized void add(ProxyCore proxy) {
        if (count >= crowd) {
            List<ProxyCore> held = all();
            newest = null;
            count = 0;
            held.forEach(this::link);
            crowd = Math.max(FEW, count * 2);
        }
        link(proxy);
    }

    private void link(ProxyCore proxy) {
        newest = new Link(proxy, newest);
        count++;
    }

    synchronized List<ProxyCore> all() {
        List<ProxyCore> all = new ArrayList<>();
        for (Link link = newest; link != null; link = link.before) {
            Optional.ofNullable(link.get()).ifPresent(all::add);
        }
        return all;
    }
}
