package dev.cofferdam.samples.faulty.callblocks;

import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import java.util.concurrent.CountDownLatch;

/** Waits in each call for what never comes, but gives up when it is interrupted. */
final class WaitingMin implements Min {

    @Override
    public State newState() {
        return new State();
    }

    @Override
    public int min(State state, int a, int b) {
        try {
            new CountDownLatch(1).await();
            return Math.min(a, b);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("call-blocks was interrupted while it waited", interrupted);
        }
    }
}
