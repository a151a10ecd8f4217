package dev.cofferdam.model;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a plugin gets that would end the JVM, by when its try has been told of. It may leave the plugin once without being
 * another fault. Thread-safe.
 */
public final class ExitDenied extends SecurityException {
    private static final long serialVersionUID = 1L;

    private final AtomicBoolean left = new AtomicBoolean();

    /**
     * Denies one try.
     *
     * @param plugin the symbolic name of who tried
     * @param status the status that it asked to end with
     */
    public ExitDenied(String plugin, int status) {
        super("plugin '" + plugin + "' may not end the JVM, and asked for it with status " + status
                + "; let it throw an exception to fail, or return to end");
    }

    /** Whether this is a try that has been told of and leaves the plugin for the first time. Calls none of the throwable's methods. */
    public static boolean isToldOf(Throwable thrown) {
        return thrown instanceof ExitDenied denied && denied.left.compareAndSet(false, true);
    }
}
