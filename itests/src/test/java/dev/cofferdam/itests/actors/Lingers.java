package dev.cofferdam.itests.actors;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A plugin whose start or stop, as the header says, never returns and takes no notice of interrupts. */
public final class Lingers implements BundleActivator {
    /** The header that says where. */
    public static final String WHERE = "Lingers-Where";

    /** For the framework. */
    public Lingers() {}

    @Override
    public void start(BundleContext context) {
        linger(context, "start");
    }

    @Override
    public void stop(BundleContext context) {
        linger(context, "stop");
    }

    private static void linger(BundleContext context, String place) {
        while (place.equals(context.getBundle().getHeaders().get(WHERE))) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            Thread.interrupted();
        }
    }
}
