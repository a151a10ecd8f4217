package dev.cofferdam.guard;

import java.lang.ref.WeakReference;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One generation's service behind a proxy. The first caller obtains the target, the others wait for that one; the wait
 * ends when the proxy is connected to something else meanwhile. The supplier is never called under a lock.
 */
final class Connection {
    /** What came of asking for the target. */
    enum Outcome {
        OBTAINED,
        GONE,
        REPLACED,
        RECURSIVE
    }

    private final int generation;
    /** Let go of when the connection ends: it may hold the plugin. */
    private Optional<Supplier<?>> supplier;

    private Thread obtaining;
    private Object target;
    private WeakReference<Object> lastTarget = new WeakReference<>(null);
    private boolean over;

    Connection(int generation, Supplier<?> supplier) {
        this.generation = generation;
        this.supplier = Optional.of(supplier);
    }

    int generation() {
        return generation;
    }

    Outcome obtain() throws InterruptedException {
        Supplier<?> asked;
        synchronized (this) {
            if (obtaining == Thread.currentThread()) {
                return Outcome.RECURSIVE;
            }
            while (obtaining != null && !over) {
                wait();
            }
            if (over) {
                return Outcome.REPLACED;
            }
            if (target != null) {
                return Outcome.OBTAINED;
            }
            obtaining = Thread.currentThread();
            asked = supplier.orElseThrow();
        }
        Object fresh = null;
        try {
            fresh = asked.get();
        } finally {
            obtained(fresh);
        }
        return fresh == null ? Outcome.GONE : Outcome.OBTAINED;
    }

    synchronized Optional<Object> target() {
        return Optional.ofNullable(target);
    }

    /** Whether a call on this object was a call on this connection, be it over or not. */
    synchronized boolean served(Object called) {
        return lastTarget.refersTo(called);
    }

    synchronized void end() {
        over = true;
        supplier = Optional.empty();
        target = null;
        notifyAll();
    }

    private synchronized void obtained(Object fresh) {
        obtaining = null;
        if (!over) {
            target = fresh;
        }
        lastTarget = new WeakReference<>(fresh);
        notifyAll();
    }
}
