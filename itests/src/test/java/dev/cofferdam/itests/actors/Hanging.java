package dev.cofferdam.itests.actors;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.osgi.framework.FrameworkUtil;

/** What does not return while a file is there. */
public final class Hanging {
    /** The header that names the file. */
    public static final String WHILE = "Hangs-While";

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private Hanging() {}

    /** Hangs until the thread is interrupted, and leaves it so. */
    static void untilInterrupted() {
        while (isThere() && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Takes no notice of interrupts. */
    static void deaf() {
        while (isThere()) {
            LockSupport.parkNanos(PAUSE_NANOS);
            Thread.interrupted();
        }
    }

    /** Takes no notice of interrupts, and works all the while. */
    static void busy() {
        while (isThere()) {
            spin();
            Thread.interrupted();
        }
    }

    private static void spin() {
        long steps = 0;
        for (long until = System.nanoTime() + PAUSE_NANOS; System.nanoTime() < until; steps++) {
            if (steps < 0) {
                throw new IllegalStateException("it has spun for centuries");
            }
        }
    }

    private static boolean isThere() {
        return Files.exists(
                Path.of(FrameworkUtil.getBundle(Hanging.class).getHeaders().get(WHILE)));
    }
}
