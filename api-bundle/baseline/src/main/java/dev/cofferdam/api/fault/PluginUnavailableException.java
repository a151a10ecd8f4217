package dev.cofferdam.api.fault;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Nobody is behind the service at the moment: its plugin is stopped, restarting, quarantined or gone. Thrown at once,
 * without a call into the plugin. The same service object may be called again later.
 */
@ProviderType
public final class PluginUnavailableException extends PluginException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * Says which plugin is away, and why.
     *
     * @param plugin the plugin's symbolic name
     * @param reason why it is away, and what brings it back, for people
     */
    public PluginUnavailableException(String plugin, String reason) {
        super(plugin, "plugin '" + plugin + "' is unavailable: " + reason, null);
        this.reason = reason;
    }

    /**
     * Tells why the plugin is away.
     *
     * @return the reason, for people
     */
    public String reason() {
        return reason;
    }
}
