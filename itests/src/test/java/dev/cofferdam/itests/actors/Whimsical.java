package dev.cofferdam.itests.actors;

import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import java.util.concurrent.CountDownLatch;
import org.osgi.framework.BundleContext;

/** A plugin that does what it is told: to count, or to misbehave. */
public final class Whimsical extends PlainMin {
    /** As the first number, it makes the second one tell how to misbehave. */
    public static final int MISBEHAVE = Integer.MIN_VALUE;

    /** The header that makes the start fail. */
    public static final String BROKEN = "Whimsical-Broken";

    /** What it can be told. */
    public enum Whim {
        /** To throw an exception. */
        THROW(() -> {
            throw new IllegalStateException("told to throw, by design");
        }),
        /** To throw an error. */
        ERR(() -> {
            throw new AssertionError("told to err, by design");
        }),
        /** To run out of stack. */
        OVERFLOW(() -> overflow(1)),
        /** To wait for ever. */
        HANG(Whim::hang);

        private final Runnable misdeed;

        Whim(Runnable misdeed) {
            this.misdeed = misdeed;
        }

        private static int overflow(int depth) {
            return overflow(depth + 1) + 1;
        }

        private static void hang() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted, as is right", e);
            }
        }
    }

    /** For the framework. */
    public Whimsical() {}

    @Override
    public void start(BundleContext context) {
        if (context.getBundle().getHeaders().get(BROKEN) != null) {
            throw new IllegalStateException("this revision is broken, by design");
        }
        context.registerService(Min.class, this, null);
    }

    @Override
    public int min(State state, int a, int b) {
        if (a == MISBEHAVE) {
            Whim.values()[b].misdeed.run();
        }
        state.count();
        return Math.min(a, b);
    }
}
