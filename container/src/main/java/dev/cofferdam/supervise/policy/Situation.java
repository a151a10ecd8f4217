package dev.cofferdam.supervise.policy;

/**
 * What a decision has to know of the plugin, besides its history.
 *
 * @param current whether the fault is one of the generation that serves, or of the one that was launched to restart it; false
 *     for one that has retired, or is about to for another reason
 * @param lastGood whether there is a revision to return to: one that was good, and is not the one that faults
 * @param draw where in the jitter the wait lies: from 0 up to, not including, 1; handed in so that a decision is a function
 */
public record Situation(boolean current, boolean lastGood, double draw) {
    public Situation {
        if (!(draw >= 0 && draw < 1)) {
            throw new IllegalArgumentException("draw must be >= 0 and < 1, is " + draw);
        }
    }
}
