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
    /** None once the target is there, or the connection has ended: it may hold the plugin. */
    private Supplier<?> supplier;

    private Thread obtaining;
    private Object target;
    /** What was the target until the connection ended. */
    private Optional<WeakReference<Object>> lastTarget = Optional.empty();

    private boolean over;

    Connection(int generation, Supplier<?> supplier) {
        this.generation = generation;
        this.supplier = supplier;
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
            asked = supplier;
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
        return over ? lastTarget.filter(last -> last.refersTo(called)).isPresent() : target == called;
    }

    synchronized void end() {
        over = true;
        supplier = null;
        lastTarget = Optional.ofNullable(target).map(WeakReference::new);
        target = null;
        notifyAll();
    }

    private synchronized void obtained(Object fresh) {
        obtaining = null;
        if (over) {
            lastTarget = Optional.ofNullable(fresh).map(WeakReference::new);
        } else {
            target = fresh;
            supplier = fresh == null ? supplier : null;
        }
        notifyAll();
    }
}
