package dev.cofferdam.supervise.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a decision remembers of the past: bounded, because what lies outside the windows is dropped.
 *
 * @param faults those of the present generation, oldest first, within the tolerance's window
 * @param restarts when restarts were decided, oldest first, within the intensity's window
 * @param consecutive restarts since the plugin was last healthy for long enough
 * @param last when the last fault happened
 */
public record RestartHistory(List<Tally> faults, List<Instant> restarts, int consecutive, Optional<Instant> last) {
    /** Nothing has happened yet. */
    public static final RestartHistory CLEAN = new RestartHistory(List.of(), List.of(), 0, Optional.empty());

    public RestartHistory {
        faults = List.copyOf(faults);
        restarts = List.copyOf(restarts);
    }

    /** How many faults are within the tolerance's window, as of the last one. */
    long recent() {
        return Tally.total(faults);
    }

    RestartHistory withFaults(long count, Instant now, RestartRules rules) {
        boolean healed = last.isPresent() && !now.isBefore(last.get().plus(rules.reset()));
        return new RestartHistory(
                Tally.with(faults, now, count, rules.tolerancePeriod()),
                healed ? List.of() : restarts,
                healed ? 0 : consecutive,
                Optional.of(now));
    }

    RestartHistory withRestart(Instant now, RestartRules rules) {
        return new RestartHistory(
                List.of(), within(restarts, now, rules.period(), rules.intensity() + 1), consecutive + 1, last);
    }

    private static List<Instant> within(List<Instant> times, Instant now, Duration window, int most) {
        List<Instant> kept = new ArrayList<>();
        for (Instant time : times) {
            if (time.isAfter(now.minus(window))) {
                kept.add(time);
            }
        }
        kept.add(now);
        return kept.size() <= most ? kept : kept.subList(kept.size() - most, kept.size());
    }
}
