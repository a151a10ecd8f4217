package dev.cofferdam.api.plugin;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Registered as a service by a plugin that can tell whether it is fit to serve.
 *
 * <p>The container asks once, after the plugin has started and before callers are sent to it. It asks on the plugin's own
 * lifecycle thread, within the start deadline.
 */
@ConsumerType
public interface PluginHealth {

    /**
     * Returns normally when the plugin is fit to serve.
     *
     * @throws Exception when it is not; the start then counts as failed, with the exception's message as the reason
     */
    void check() throws Exception;
}
