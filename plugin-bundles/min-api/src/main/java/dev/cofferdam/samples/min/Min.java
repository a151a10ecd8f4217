package dev.cofferdam.samples.min;

import org.osgi.annotation.versioning.ProviderType;

/** Finds the smaller of two numbers. Implementations may be called by several callers at a time. */
@ProviderType
public interface Min {

    /**
     * Makes the state of a new caller. It stays good when the plugin that made it is restarted or replaced.
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
    int min(State state, int a, int b);
}
