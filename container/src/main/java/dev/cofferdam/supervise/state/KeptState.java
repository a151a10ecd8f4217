package dev.cofferdam.supervise.state;

import dev.cofferdam.api.plugin.CapturedState;
import java.time.Instant;
import java.util.Objects;

/**
 * A state, and whose it was.
 *
 * @param plugin the plugin's symbolic name
 * @param revision the revision that told it, for people
 * @param generation the generation that told it
 * @param at when
 * @param state what it told
 */
public record KeptState(String plugin, String revision, int generation, Instant at, CapturedState state) {
    public KeptState {
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(revision, "revision");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(state, "state");
    }
}
