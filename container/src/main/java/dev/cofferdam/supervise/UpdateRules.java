package dev.cofferdam.supervise;

import java.time.Duration;
import java.util.Objects;

/**
 * How a new generation takes the place of the one before.
 *
 * @param order which is done first
 * @param probation how long the generation before is kept, to be returned to should the new one fault
 */
public record UpdateRules(Order order, Duration probation) {
    /** Which is done first. */
    public enum Order {
        /** The new generation is up before the old one goes. */
        BLUE_GREEN,
        /** The old one stops first: it owns something that only one can have. Callers wait meanwhile, within the call deadline. */
        STOP_FIRST
    }

    public UpdateRules {
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(probation, "probation");
        if (probation.isNegative()) {
            throw new IllegalArgumentException("probation must be >= 0, is " + probation);
        }
    }
}
