package dev.cofferdam.itests.actors;

import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.osgi.framework.BundleContext;

/** A plugin that throws in every call, and notes how many of its like start at the same time. */
public final class FallsOver extends PlainMin {
    /** The system property whose value is how many are starting, an {@link AtomicInteger}. */
    public static final String STARTING = "falls-over.starting";
    /** The system property whose value is how many were starting at most, an {@link AtomicInteger}. */
    public static final String MOST = "falls-over.most";

    private static final long START_NANOS = 5_000_000;

    /** For the framework. */
    public FallsOver() {}

    @Override
    public void start(BundleContext context) {
        AtomicInteger starting = (AtomicInteger) System.getProperties().get(STARTING);
        AtomicInteger most = (AtomicInteger) System.getProperties().get(MOST);
        most.accumulateAndGet(starting.incrementAndGet(), Math::max);
        LockSupport.parkNanos(START_NANOS);
        context.registerService(Min.class, this, null);
        starting.decrementAndGet();
    }

    @Override
    public int min(State state, int a, int b) {
        throw new IllegalStateException("falls over, by design");
    }
}
