package dev.cofferdam.guard;

import dev.cofferdam.api.fault.PluginException;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Knows the exceptions that this guard's boundaries made last. A plugin can make ones that look the same, to go uncounted. It
 * remembers some thousands, so that a storm does not fill the heap: one that a plugin keeps for longer, and throws then, counts
 * as its own.
 */
final class Seals {
    private static final int MANY = 4_096;

    /** The exceptions have no {@code equals} of their own. */
    private Set<PluginException> latest = empty();

    private Set<PluginException> before = empty();

    private static Set<PluginException> empty() {
        return Collections.newSetFromMap(new WeakHashMap<>());
    }

    synchronized <E extends PluginException> E seal(E fresh) {
        if (latest.size() >= MANY) {
            before = latest;
            latest = empty();
        }
        latest.add(fresh);
        return fresh;
    }

    synchronized boolean isOurs(Throwable thrown) {
        return thrown instanceof PluginException candidate
                && (latest.contains(candidate) || before.contains(candidate));
    }
}
