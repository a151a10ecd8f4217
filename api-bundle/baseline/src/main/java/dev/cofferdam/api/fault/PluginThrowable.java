package dev.cofferdam.api.fault;

import java.util.List;
import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A copy in text of something that a plugin threw: the name of its class, its message and its frames, but no reference
 * to any class of the plugin.
 */
@ProviderType
public final class PluginThrowable extends Exception {
    private static final long serialVersionUID = 1L;

    private final String originalType;

    /**
     * Copies a throwable's text.
     *
     * @param originalType the name of the class that was thrown
     * @param message its message, or {@code null} when it had none
     * @param frames its stack, innermost frame first
     * @param cause a copy of its cause, or {@code null} when it had none
     */
    public PluginThrowable(String originalType, String message, List<StackTraceElement> frames, PluginThrowable cause) {
        super(message, cause, false, true);
        this.originalType = Objects.requireNonNull(originalType, "originalType");
        setStackTrace(frames.toArray(StackTraceElement[]::new));
    }

    /**
     * Names the class of the original.
     *
     * @return its binary name
     */
    public String originalType() {
        return originalType;
    }

    /** Leaves the stack alone: it is the original's, and the copy's own would be of no use to anybody. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }

    @Override
    public String toString() {
        String message = getMessage();
        return message == null ? originalType : originalType + ": " + message;
    }
}
