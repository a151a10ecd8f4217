package dev.cofferdam.samples.faulty.throwsatfirst;

import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import java.util.concurrent.atomic.AtomicInteger;

/** Fails in its first calls, whoever makes them, and works in all later ones. A new generation begins anew. */
final class RecoveringMin implements Min {
    private final AtomicInteger failuresLeft;

    RecoveringMin(int failures) {
        failuresLeft = new AtomicInteger(failures);
    }

    @Override
    public State newState() {
        return new State();
    }

    @Override
    public int min(State state, int a, int b) {
        state.count();
        if (failuresLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("throws-at-first has not warmed up yet, by design");
        }
        return Math.min(a, b);
    }
}
