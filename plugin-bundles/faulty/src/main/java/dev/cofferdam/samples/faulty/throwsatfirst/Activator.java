package dev.cofferdam.samples.faulty.throwsatfirst;

import dev.cofferdam.samples.min.Min;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Registers {@link RecoveringMin}. */
public final class Activator implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        context.registerService(
                Min.class,
                new RecoveringMin(
                        Integer.parseInt(context.getBundle().getHeaders().get("Throws-At-First"))),
                null);
    }

    @Override
    public void stop(BundleContext context) {}
}
