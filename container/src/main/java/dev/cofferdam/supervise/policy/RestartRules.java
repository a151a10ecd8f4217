package dev.cofferdam.supervise.policy;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * How much a plugin may fault, and how it is restarted when it faults more.
 *
 * @param tolerance how many faults within {@code tolerancePeriod} lead to nothing
 * @param tolerancePeriod the window in which faults count
 * @param intensity how many restarts within {@code period} are tried before the plugin is quarantined
 * @param period the window in which restarts count
 * @param firstBackoff how long the first restart waits; each further one waits twice as long
 * @param maxBackoff the longest wait
 * @param reset how long a plugin has to go without a fault for its restarts to be forgotten
 * @param jitter by how much of itself, at most, a wait is lengthened or shortened at random, so that plugins that fail
 *     together do not come back together; 0 to 1
 * @param type when it is restarted at all
 * @param exhaustion what becomes of it when its restarts are used up
 * @param ignored the names of classes that are no fault when one of them was thrown
 */
public record RestartRules(
        int tolerance,
        Duration tolerancePeriod,
        int intensity,
        Duration period,
        Duration firstBackoff,
        Duration maxBackoff,
        Duration reset,
        double jitter,
        RestartType type,
        Exhaustion exhaustion,
        Set<String> ignored) {
    public RestartRules {
        if (tolerance < 0) {
            throw new IllegalArgumentException("tolerance must be >= 0, is " + tolerance);
        }
        if (intensity < 0) {
            throw new IllegalArgumentException("intensity must be >= 0, is " + intensity);
        }
        positive("tolerancePeriod", tolerancePeriod);
        positive("period", period);
        positive("firstBackoff", firstBackoff);
        positive("maxBackoff", maxBackoff);
        positive("reset", reset);
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("jitter must be 0 to 1, is " + jitter);
        }
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(exhaustion, "exhaustion");
        ignored = Set.copyOf(ignored);
    }

    private static void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be > 0, is " + value);
        }
    }
}
