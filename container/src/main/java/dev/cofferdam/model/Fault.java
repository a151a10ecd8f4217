package dev.cofferdam.model;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Something a plugin did that it should not. All text that comes from the plugin has been copied, within limits.
 *
 * @param kind what it did
 * @param plugin the plugin's symbolic name
 * @param generation the generation that did it
 * @param where the call it happened in, {@code Service.method}, or the step of the life cycle
 * @param what what happened: the throwable's class and message, or what was waited for
 * @param frame the plugin's own innermost frame, {@code File.java:12}, where there was one
 * @param at when
 */
public record Fault(
        FaultKind kind, String plugin, int generation, String where, String what, Optional<String> frame, Instant at) {
    public Fault {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(where, "where");
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(frame, "frame");
        Objects.requireNonNull(at, "at");
    }

    /** The fault in one line. */
    public String line() {
        return kind.words() + " in " + where + ": " + what
                + frame.map(f -> " at " + f).orElse("");
    }
}
