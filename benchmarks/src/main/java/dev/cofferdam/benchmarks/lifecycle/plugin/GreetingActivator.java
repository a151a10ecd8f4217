package dev.cofferdam.benchmarks.lifecycle.plugin;

import dev.cofferdam.benchmarks.lifecycle.contract.Greeting;
import java.util.Hashtable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** The activator of each plugin: it registers one service. */
public final class GreetingActivator implements BundleActivator {
    /** For the framework. */
    public GreetingActivator() {}

    @Override
    public void start(BundleContext context) {
        context.registerService(Greeting.class, new PoliteGreeting(), new Hashtable<>());
    }

    @Override
    public void stop(BundleContext context) {
        // the framework takes the service back
    }
}
