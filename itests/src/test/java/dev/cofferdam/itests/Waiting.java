package dev.cofferdam.itests;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waits for conditions, with limits that are far beyond what a slow machine needs. */
final class Waiting {
    /** For what takes moments. */
    static final Duration LIMIT = Duration.ofSeconds(60);
    /** For what takes seconds. */
    static final Duration LONG_LIMIT = Duration.ofMinutes(4);

    private Waiting() {}

    static ConditionFactory until(String what) {
        return until(what, LIMIT);
    }

    static ConditionFactory until(String what, Duration limit) {
        // whose threads die is what some tests are about; while it catches, nobody else hears of it
        return Awaitility.await(what)
                .dontCatchUncaughtExceptions()
                .atMost(limit)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20));
    }
}
