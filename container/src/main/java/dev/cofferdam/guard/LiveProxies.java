package dev.cofferdam.guard;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The proxies of one plugin that somebody holds. Thread-safe. */
final class LiveProxies {
    private List<WeakReference<ProxyCore>> proxies = List.of();
    /** When there are so many, those that nobody holds any more are looked for. */
    private int crowd = 8;

    synchronized void add(ProxyCore proxy) {
        if (proxies.isEmpty()) {
            proxies = List.of(new WeakReference<>(proxy)); // most plugins have no other
            return;
        }
        if (proxies.size() == 1) {
            proxies = new ArrayList<>(proxies);
        }
        if (proxies.size() >= crowd) {
            proxies.removeIf(each -> each.refersTo(null));
            crowd = Math.max(8, proxies.size() * 2);
        }
        proxies.add(new WeakReference<>(proxy));
    }

    synchronized List<ProxyCore> all() {
        return proxies.stream()
                .flatMap(each -> Optional.ofNullable(each.get()).stream())
                .toList();
    }
}
