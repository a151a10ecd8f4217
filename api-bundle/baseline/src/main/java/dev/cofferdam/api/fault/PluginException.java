package dev.cofferdam.api.fault;

import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What a call into a plugin's service ends with when the plugin, not the caller, is the reason.
 *
 * <p>Catch this type to treat a plugin that fails and one that is away alike.
 */
@ProviderType
public abstract class PluginException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String plugin;

    PluginException(String plugin, String message, Throwable cause) {
        super(message, cause);
        this.plugin = Objects.requireNonNull(plugin, "plugin");
    }

    /**
     * Names the plugin that is the reason.
     *
     * @return the plugin's symbolic name
     */
    public String plugin() {
        return plugin;
    }
}
