package dev.cofferdam.itests.actors;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A plugin whose start or stop, as the header says, does not return while a file is there, whoever interrupts it. */
public final class Lingers implements BundleActivator {
    /** The header that says where. */
    public static final String WHERE = "Lingers-Where";

    /** The header that says how: {@code waits}, or {@code busy} for a loop that does nothing else. */
    public static final String MANNER = "Lingers-Manner";

    /** The header that names the file. */
    public static final String WHILE = "Lingers-While";

    private static final long SPIN_NANOS = 20_000_000;

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
        Dictionary<String, String> headers = context.getBundle().getHeaders();
        Path file = Path.of(headers.get(WHILE));
        boolean busy = headers.get(MANNER).equals("busy");
        while (place.equals(headers.get(WHERE)) && Files.exists(file)) {
            if (busy) {
                spin();
            } else {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
            Thread.interrupted();
        }
    }

    private static void spin() {
        long steps = 0;
        for (long until = System.nanoTime() + SPIN_NANOS; System.nanoTime() < until; steps++) {
            if (steps < 0) {
                throw new IllegalStateException("it has spun for centuries");
            }
        }
    }
}
