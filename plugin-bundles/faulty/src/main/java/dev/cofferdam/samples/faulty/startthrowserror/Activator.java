package dev.cofferdam.samples.faulty.startthrowserror;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Ends its start with an {@link Error}, which a host that catches {@link Exception} lets through. */
public final class Activator implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        throw new AssertionError("start-throws-error refuses to start, by design");
    }

    @Override
    public void stop(BundleContext context) {}
}
