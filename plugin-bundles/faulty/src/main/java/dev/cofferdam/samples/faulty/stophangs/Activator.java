package dev.cofferdam.samples.faulty.stophangs;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Starts well, and sleeps in its stop for as long as the JVM runs. */
public final class Activator implements BundleActivator {

    @Override
    public void start(BundleContext context) {}

    @Override
    public void stop(BundleContext context) {
        sleepOnAndOn();
    }

    private static void sleepOnAndOn() {
        while (true) {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException swallowed) {
                // the fault that this bundle is made for: it does not listen
            }
        }
    }
}
