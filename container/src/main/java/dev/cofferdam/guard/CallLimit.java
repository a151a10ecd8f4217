package dev.cofferdam.guard;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/** Counts the calls in flight of a plugin which may have so many at once. */
final class CallLimit {
    private static final AtomicIntegerFieldUpdater<CallLimit> IN_FLIGHT =
            AtomicIntegerFieldUpdater.newUpdater(CallLimit.class, "inFlight");

    private volatile int inFlight;

    /** Lets one more in, unless there are that many. */
    boolean enter(int limit) {
        if (IN_FLIGHT.incrementAndGet(this) > limit && limit != CallRules.UNLIMITED) {
            IN_FLIGHT.decrementAndGet(this);
            return false;
        }
        return true;
    }

    void leave() {
        IN_FLIGHT.decrementAndGet(this);
    }
}
