package dev.cofferdam.guard;

import dev.cofferdam.api.fault.PluginException;
import java.lang.ref.WeakReference;
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
    /** The last one that the thread made: it may be kept from throwing it while others make thousands. */
    private final ThreadLocal<WeakReference<PluginException>> own = new ThreadLocal<>();

    private static Set<PluginException> empty() {
        return Collections.newSetFromMap(new WeakHashMap<>());
    }

    <E extends PluginException> E seal(E fresh) {
        own.set(new WeakReference<>(fresh));
        remember(fresh);
        return fresh;
    }

    private synchronized void remember(PluginException fresh) {
        if (latest.size() >= MANY) {
            before = latest;
            latest = empty();
        }
        latest.add(fresh);
    }

    boolean isOurs(Throwable thrown) {
        if (!(thrown instanceof PluginException candidate)) {
            return false;
        }
        WeakReference<PluginException> last = own.get();
        return last != null && last.refersTo(candidate) || isRemembered(candidate);
    }

    private synchronized boolean isRemembered(PluginException candidate) {
        return latest.contains(candidate) || before.contains(candidate);
    }
}
