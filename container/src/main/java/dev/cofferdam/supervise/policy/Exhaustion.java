package dev.cofferdam.supervise.policy;

/** What becomes of a plugin that would have to be restarted more often than its intensity allows. */
public enum Exhaustion {
    /** It is stopped, and refused until a person releases it or drops a new revision. */
    QUARANTINE,
    /** The last revision that was good takes its place; where there is none, or it is the one that faults, quarantine. */
    LAST_GOOD
}
