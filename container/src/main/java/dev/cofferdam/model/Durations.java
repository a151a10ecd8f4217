package dev.cofferdam.model;

import java.time.Duration;

/** Durations as people read them. */
public final class Durations {
    private Durations() {}

    /** In whole seconds, {@code 10 s}, or else in milliseconds. */
    public static String text(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
