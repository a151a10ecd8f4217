package dev.cofferdam.guard;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts the calls in flight of a plugin which may have so many at once. */
final class CallLimit {
    private final AtomicInteger inFlight = new AtomicInteger();

    /** Lets one more in, unless there are that many. */
    boolean enter(int limit) {
        if (inFlight.incrementAndGet() > limit && limit != CallRules.UNLIMITED) {
            inFlight.decrementAndGet();
            return false;
        }
        return true;
    }

    void leave() {
        inFlight.decrementAndGet();
    }
}
