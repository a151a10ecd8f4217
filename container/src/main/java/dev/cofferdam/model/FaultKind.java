package dev.cofferdam.model;

import java.util.Locale;

/** What a plugin can do that it should not. */
public enum FaultKind {
    /** An unchecked exception, or a checked one that the contract does not declare, left a call. */
    THREW(false),
    /** An {@link Error} left a call: stack overflow, linkage, assertion … */
    SEVERE_ERROR(true),
    /** The plugin's start ended with a throwable, or its health check did. */
    START_FAILED(true),
    /** The plugin's start did not return within its deadline. */
    START_TIMED_OUT(true),
    /** A call did not return within its deadline. */
    CALL_TIMED_OUT(true),
    /** The plugin's stop did not return within its deadline. */
    STOP_TIMED_OUT(false),
    /** The plugin's stop ended with a throwable. */
    STOP_FAILED(false),
    /** A thread of the plugin's own ended with a throwable that nobody caught. */
    THREAD_DIED(false),
    /** The plugin asked the JVM to end. */
    TRIED_TO_EXIT(true),
    /** The plugin installed, stopped, updated or uninstalled a bundle, or tried to stop the framework. */
    MEDDLED(true),
    /** The plugin wanted more of something than it may have. */
    QUOTA_EXCEEDED(false),
    /** Something of a generation that has retired is still in use: its class loader, or its code by a thread. */
    LEAKED(false);

    private final boolean severe;

    FaultKind(boolean severe) {
        this.severe = severe;
    }

    /** Whether one of these is enough to restart the plugin, whatever the tolerance. */
    public boolean severe() {
        return severe;
    }

    /** The kind's words, as people read them. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
