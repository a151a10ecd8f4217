package dev.cofferdam.api.fault;

import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The plugin did something in this call that its contract does not declare: it threw an undeclared exception or an
 * {@link Error}, or its thread was stopped at the deadline.
 *
 * <p>The cause is a {@link PluginThrowable}: a copy in text of what was thrown.
 */
@ProviderType
public final class PluginFaultException extends PluginException {
    private static final long serialVersionUID = 1L;

    private final String service;
    private final String method;

    /**
     * Says which call into which plugin failed.
     *
     * @param plugin the plugin's symbolic name
     * @param service the name of the service interface called
     * @param method the name of the method called
     * @param message what happened, for people
     * @param cause a copy of what was thrown, or {@code null} when nothing was
     */
    public PluginFaultException(String plugin, String service, String method, String message, PluginThrowable cause) {
        super(plugin, message, cause);
        this.service = Objects.requireNonNull(service, "service");
        this.method = Objects.requireNonNull(method, "method");
    }

    /**
     * Names the service that was called.
     *
     * @return the name of the service interface
     */
    public String service() {
        return service;
    }

    /**
     * Names the method that was called.
     *
     * @return the method's name, without its descriptor
     */
    public String method() {
        return method;
    }
}
