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

    /** Whether something has come that could not be dealt with, because it came where no stack was left. */
    boolean lost();

    /** Deals with it, on a thread that has stack to spare. Runs code of the plugin's. */
    void again();
}
