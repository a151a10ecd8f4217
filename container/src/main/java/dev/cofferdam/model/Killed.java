package dev.cofferdam.model;

import java.util.Objects;

/**
 * Thrown on a thread wherever it is in code of a plugin, so that it leaves. Made before the thread meets it, without a stack,
 * and with nothing that a plugin could hang on to it: on the dying thread there may be neither heap nor stack left.
 */
public final class Killed extends Error {
    /** Where the classes lie that woven code calls; each plugin has its own. */
    public static final String CHECKPOINTS = "dev.cofferdam.woven.";

    private static final long serialVersionUID = 1L;

    private final String plugin;

    /** @param plugin the symbolic name of the plugin whose code is to be left */
    public Killed(String plugin) {
        super("the thread was killed in code of plugin '" + plugin + "'", null, false, false);
        this.plugin = Objects.requireNonNull(plugin, "plugin");
    }

    /** The symbolic name of the plugin whose code is to be left. */
    public String plugin() {
        return plugin;
    }
}
