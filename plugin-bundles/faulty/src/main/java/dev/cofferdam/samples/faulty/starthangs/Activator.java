package dev.cofferdam.samples.faulty.starthangs;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Sleeps in its start for as long as the JVM runs. */
public final class Activator implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        sleepOnAndOn();
    }

    @Override
    public void stop(BundleContext context) {}

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
