package dev.cofferdam.samples.min;

import org.osgi.annotation.versioning.ProviderType;

/** Finds the smaller of two numbers, which are wider than version 1.0.0 really has them. */
@ProviderType
public interface Min {

    /**
     * Makes the state of a new caller.
     *
     * @return a state that has counted no call
     */
    State newState();

    /**
     * Finds the smaller of two numbers, and counts the call.
     *
     * @param state the caller's state
     * @param a one number
     * @param b the other number
     * @return the smaller of {@code a} and {@code b}
     */
    long min(State state, long a, long b);
}
