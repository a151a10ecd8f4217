package dev.cofferdam.itests.actors;

import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A plugin that registers the same service again and again: as often as the header says. */
public final class Hoards implements BundleActivator, Min {
    /** The header that says how often. */
    public static final String TIMES = "Hoards-Times";

    /** For the framework. */
    public Hoards() {}

    @Override
    public void start(BundleContext context) {
        int times = Integer.parseInt(context.getBundle().getHeaders().get(TIMES));
        for (int i = 0; i < times; i++) {
            context.registerService(Min.class, this, null);
        }
    }

    @Override
    public void stop(BundleContext context) {}

    @Override
    public State newState() {
        return new State();
    }

    @Override
    public int min(State state, int a, int b) {
        state.count();
        return Math.min(a, b);
    }
}
