package dev.cofferdam.supervise;

import dev.cofferdam.supervise.policy.RestartRules;
import java.time.Duration;
import java.util.Objects;

/**
 * How plugins are supervised.
 *
 * @param start how long a plugin may take to start
 * @param stop how long it may take to stop, and its calls to end before that
 * @param rules when it is restarted
 */
public record SupervisorSettings(Duration start, Duration stop, RestartRules rules) {
    public SupervisorSettings {
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(stop, "stop");
        Objects.requireNonNull(rules, "rules");
    }
}
