package dev.cofferdam.samples.faulty.callhangs;

import dev.cofferdam.samples.min.Min;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Registers {@link SleepingMin}. */
public final class Activator implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        context.registerService(Min.class, new SleepingMin(), null);
    }

    @Override
    public void stop(BundleContext context) {}
}
