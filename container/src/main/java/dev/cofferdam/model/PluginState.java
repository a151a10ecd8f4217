package dev.cofferdam.model;

import java.util.Locale;

/** Where a plugin stands. */
public enum PluginState {
    /** It cannot be used as it is: the gate said no, or something it needs is not there. */
    REFUSED,
    /** A generation is being installed, resolved and started. */
    STARTING,
    /** A generation serves. */
    ACTIVE,
    /** It faulted too often and waits for its next generation. */
    BACKING_OFF,
    /** Its generation is being stopped. */
    STOPPING,
    /** A person stopped it. */
    STOPPED,
    /** It did not start, and nothing will try again by itself. */
    FAILED,
    /** It is stopped and refused until a person releases it or drops a new revision. */
    QUARANTINED;

    /** The state's word, as people read and type it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
