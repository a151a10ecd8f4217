package dev.cofferdam.supervise;

import dev.cofferdam.framework.Quota;
import dev.cofferdam.guard.CallRules;
import dev.cofferdam.supervise.policy.RestartRules;
import java.time.Duration;
import java.util.Objects;

/**
 * How one plugin is supervised.
 *
 * @param start how long it may take to start
 * @param stop how long it may take to stop, and its calls to end before that
 * @param calls what holds for calls into it
 * @param restart when it is restarted
 * @param update how a new generation takes the place of the one before
 * @param services how many services a generation may offer at once
 * @param events how many events it may post within a second
 */
public record PluginRules(
        Duration start,
        Duration stop,
        CallRules calls,
        RestartRules restart,
        UpdateRules update,
        int services,
        int events) {
    public PluginRules {
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(stop, "stop");
        Objects.requireNonNull(calls, "calls");
        Objects.requireNonNull(restart, "restart");
        Objects.requireNonNull(update, "update");
    }

    /** How many of something a generation may have. */
    public int most(Quota of) {
        return switch (of) {
            case SERVICES -> services;
            case EVENTS -> events;
        };
    }
}
