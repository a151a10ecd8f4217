package dev.cofferdam.samples.min;

import org.osgi.annotation.versioning.ProviderType;

/**
 * What is remembered of one caller. It is used by its caller alone, one call at a time.
 *
 * <p>This is a class of the contract, not an interface that each plugin implements: what a caller keeps must not be an
 * object of the plugin's own class. Such an object would keep a retired plugin's class loader in memory, and the plugin's
 * next generation could not cast it.
 */
@ProviderType
public final class State {
    private long calls;

    /** Counts one call; for who implements {@link Min}. */
    public void count() {
        calls++;
    }

    /**
     * Tells how often the caller has called.
     *
     * @return the number of calls counted
     */
    public long calls() {
        return calls;
    }
}
