package dev.cofferdam.framework;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The generations that were taken out last. The log tells of what happened in a bundle on a thread of its own, and may come
 * when the bundle has gone. Safe for use by several threads.
 */
final class Departed {
    /** More than go while one entry of a log is on its way. */
    static final int MOST = 1_000;

    private final Map<Long, Meddling.Hand> generations = new LinkedHashMap<>(2);

    /** Remembers whose bundle that was; the oldest is forgotten for it. */
    synchronized void add(long bundle, Meddling.Hand generation) {
        generations.put(bundle, generation);
        if (generations.size() > MOST) {
            generations.remove(generations.keySet().iterator().next());
        }
    }

    /** Whose bundle that was; bundles' numbers are not used again (OSGi Core 4.4.2). */
    synchronized Optional<Meddling.Hand> find(long bundle) {
        return Optional.ofNullable(generations.get(bundle));
    }
}
