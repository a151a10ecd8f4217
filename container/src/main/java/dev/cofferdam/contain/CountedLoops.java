package dev.cofferdam.contain;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether this JVM can halt a thread within a loop that counts. With the serial and the parallel collector it cannot
 * unless it is told to, and such a loop in any plugin holds up the whole JVM, the kill too.
 */
public final class CountedLoops {
    private static final Logger LOG = LoggerFactory.getLogger(CountedLoops.class);
    /** Asking costs as much as a part of a start; there is time for it later. */
    private static final Duration LATER = Duration.ofSeconds(3);

    private CountedLoops() {}

    /** Says in the log, some time from now, what should be changed; returns at once. */
    public static void look() {
        Thread thread = new Thread(
                () -> {
                    try {
                        TimeUnit.MILLISECONDS.sleep(LATER.toMillis());
                        if (!halts()) {
                            LOG.warn(
                                    "With this garbage collector a loop that counts holds up the whole JVM until it ends,"
                                            + " and cannot be killed. Start with -XX:+UseG1GC, or with"
                                            + " -XX:+UseCountedLoopSafepoints -XX:LoopStripMiningIter=1000.");
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "cofferdam-counted-loops");
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether it can, as far as this JVM tells. */
    static boolean halts() {
        try {
            return Boolean.parseBoolean(ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .getVMOption("UseCountedLoopSafepoints")
                    .getValue());
        } catch (RuntimeException | LinkageError otherJvm) {
            LOG.debug("This JVM does not tell whether loops that count can be halted", otherJvm);
            return true;
        }
    }
}
