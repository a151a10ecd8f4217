package dev.cofferdam;

import dev.cofferdam.model.PluginState;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Something happened to a plugin, or to a file in the folder that is none.
 *
 * @param at when
 * @param plugin the plugin's symbolic name, or the name of the file
 * @param version the version of the revision that it is about; empty for a file that is no plugin
 * @param generation the number of the generation that it is about
 * @param state where the plugin stands now; empty when it is gone
 * @param text what happened, for people
 */
public record PluginEvent(
        Instant at, String plugin, String version, int generation, Optional<PluginState> state, String text) {
    public PluginEvent {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(text, "text");
    }
}
