package dev.cofferdam.itests.actors;

import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** What an actor is where it does not misbehave: a plugin that offers {@link Min}, and answers. */
abstract class PlainMin implements BundleActivator, Min {
    @Override
    public void start(BundleContext context) throws Exception {
        context.registerService(Min.class, this, null);
    }

    @Override
    public void stop(BundleContext context) throws Exception {}

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
