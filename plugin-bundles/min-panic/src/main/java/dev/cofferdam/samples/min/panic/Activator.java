package dev.cofferdam.samples.min.panic;

import dev.cofferdam.samples.min.Min;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Registers the service by hand: the way without Declarative Services. */
public final class Activator implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        context.registerService(Min.class, new PanickingMin(), null);
    }

    /** Has nothing to do: the framework unregisters what the bundle registered. */
    @Override
    public void stop(BundleContext context) {}
}
