package dev.cofferdam.itests.actors;

import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import java.util.concurrent.locks.LockSupport;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** A plugin that calls every {@code Min} there is, over and over, whatever comes of it. */
public final class Pesters implements BundleActivator, Runnable {
    private static final long PAUSE_NANOS = 5_000_000;

    private final Thread thread = new Thread(this, "pesters");
    private volatile BundleContext context;
    private volatile boolean enough;

    /** For the framework. */
    public Pesters() {}

    @Override
    public void start(BundleContext ours) {
        context = ours;
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop(BundleContext ours) {
        enough = true;
    }

    @Override
    public void run() {
        while (!enough) {
            try {
                for (ServiceReference<Min> reference : context.getServiceReferences(Min.class, null)) {
                    call(context.getService(reference));
                }
            } catch (Exception gone) {
                // there may be others the next time
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static void call(Min min) {
        try {
            min.min(new State(), 7, 3);
        } catch (RuntimeException expected) {
            // that is what it is for
        }
    }
}
