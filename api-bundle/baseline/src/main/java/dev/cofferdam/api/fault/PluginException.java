package dev.cofferdam.api.fault;

import java.util.Arrays;
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
        setStackTrace(callers());
    }

    /** The frames in text, from the caller's on. What the JVM would note beside them keeps their classes in memory. */
    private static StackTraceElement[] callers() {
        StackTraceElement[] here = new Throwable().getStackTrace();
        int own = 0;
        while (own < here.length && here[own].getClassName().startsWith(PluginException.class.getPackageName() + ".")) {
            own++;
        }
        return Arrays.copyOfRange(here, own, here.length);
    }

    /** Leaves the stack as it is: it was set once, as text. */
    @Override
    public final Throwable fillInStackTrace() {
        return this;
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
