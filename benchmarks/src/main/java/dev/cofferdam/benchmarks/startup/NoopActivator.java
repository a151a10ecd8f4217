package dev.cofferdam.benchmarks.startup;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** The activator of each bundle that is started. */
public final class NoopActivator implements BundleActivator {
    /** For the framework. */
    public NoopActivator() {}

    @Override
    public void start(BundleContext context) {
        // being called is all
    }

    @Override
    public void stop(BundleContext context) {
        // being called is all
    }
}
