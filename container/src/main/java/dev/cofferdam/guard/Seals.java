package dev.cofferdam.guard;

import dev.cofferdam.api.fault.PluginException;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/** Knows the exceptions that this guard's boundaries made. A plugin can make ones that look the same, to go uncounted. */
final class Seals {
    /** They have no {@code equals} of their own. */
    private final Set<PluginException> made =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    <E extends PluginException> E seal(E fresh) {
        made.add(fresh);
        return fresh;
    }

    boolean isOurs(Throwable thrown) {
        return thrown instanceof PluginException candidate && made.contains(candidate);
    }
}
