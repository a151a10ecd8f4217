package dev.cofferdam.framework;

import java.util.Objects;

/**
 * Something that the framework, or a service on board, called in a plugin ended with a throwable.
 *
 * @param plugin the plugin's symbolic name
 * @param generation its generation
 * @param callback what was called, for people
 * @param thrown what was thrown; its methods may be the plugin's, and need not return
 */
public record CallbackFailure(String plugin, int generation, String callback, Throwable thrown) {
    public CallbackFailure {
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(callback, "callback");
        Objects.requireNonNull(thrown, "thrown");
    }
}
