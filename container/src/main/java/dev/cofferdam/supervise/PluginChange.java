package dev.cofferdam.supervise;

import dev.cofferdam.model.PluginState;
import dev.cofferdam.model.Revision;
import java.time.Instant;
import java.util.Optional;

/**
 * Something happened to a plugin.
 *
 * @param at when
 * @param plugin the plugin's symbolic name
 * @param generation its generation
 * @param state where it stands now; empty when it is gone
 * @param revision the revision that it is about, which need not be the one that serves
 * @param standing what became of that revision
 * @param text what happened, for people
 */
public record PluginChange(
        Instant at,
        String plugin,
        int generation,
        Optional<PluginState> state,
        Revision revision,
        Standing standing,
        String text) {

    /** What became of a revision. */
    public enum Standing {
        /** It serves, or is on its way to, or was stopped by a person. */
        GOOD,
        /** It cannot be used as things are; it is tried again when they change. */
        REFUSED,
        /** It did not work. */
        FAILED
    }
}
