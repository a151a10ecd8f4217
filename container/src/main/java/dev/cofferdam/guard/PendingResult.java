package dev.cofferdam.guard;

import dev.cofferdam.api.fault.PluginException;

/** Something that a call returned and that the plugin is to complete later. */
interface PendingResult {
    /** The call that returned it. */
    ResultCall call();

    /** Whether nobody waits for it any more. */
    boolean over();

    /**
     * Whether the plugin is late with it.
     *
     * @param now nanoseconds of the watch's clock
     * @param deadline how long the plugin has, in nanoseconds
     */
    boolean overdue(long now, long deadline);

    /**
     * Tells the consumer of the end, and then the plugin, unless its generation has retired, that nobody waits. Runs code of
     * both.
     */
    void fail(PluginException why);
}
