package dev.cofferdam.samples.min;

import org.osgi.annotation.versioning.ProviderType;

/** Finds the smallest of some numbers. Implementations may be called by several callers at a time. */
@ProviderType
public interface Min {

    /**
     * Makes the state of a new caller.
     *
     * @return a state that has counted no call
     */
    State newState();

    /**
     * Finds the smallest of some numbers, and counts the call.
     *
     * @param state the caller's state
     * @param numbers at least one number
     * @return the smallest of them
     * @throws IllegalArgumentException when there is no number
     */
    int min(State state, int... numbers);
}
