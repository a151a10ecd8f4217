package dev.cofferdam.supervise.policy;

import java.time.Duration;

/** What becomes of a plugin after a fault. */
public sealed interface Decision {
    /** Nothing: the fault is counted, the plugin serves on. */
    record GoOn() implements Decision {}

    /**
     * Its generation is retired, and a new one is started.
     *
     * @param after how long to wait before
     * @param why what led to it, for people
     */
    record Restart(Duration after, String why) implements Decision {}

    /**
     * It is stopped, because it is of a type that is not restarted, until a person starts it or drops a new revision.
     *
     * @param why what led to it, for people
     */
    record Stop(String why) implements Decision {}

    /**
     * The last revision that was good takes its place, at once.
     *
     * @param why what led to it, for people
     */
    record LastGood(String why) implements Decision {}

    /**
     * It is stopped, and refused until a person releases it or drops a new revision.
     *
     * @param why what led to it, for people
     */
    record Quarantine(String why) implements Decision {}
}
