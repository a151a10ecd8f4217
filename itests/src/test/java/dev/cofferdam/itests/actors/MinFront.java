package dev.cofferdam.itests.actors;

import dev.cofferdam.samples.min.Min;
import java.util.function.IntBinaryOperator;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;

/** A plugin that offers, under a type that everybody shares, what it has from whoever offers {@link Min} to it. */
public final class MinFront implements BundleActivator, IntBinaryOperator {
    private ServiceTracker<Min, Min> mins;

    /** For the framework. */
    public MinFront() {}

    @Override
    public void start(BundleContext context) {
        mins = new ServiceTracker<>(context, Min.class, null);
        mins.open();
        context.registerService(IntBinaryOperator.class, this, null);
    }

    @Override
    public void stop(BundleContext context) {
        mins.close();
    }

    @Override
    public int applyAsInt(int a, int b) {
        Min min = mins.getService();
        if (min == null) {
            throw new IllegalStateException("nobody offers Min");
        }
        return min.min(min.newState(), a, b);
    }
}
