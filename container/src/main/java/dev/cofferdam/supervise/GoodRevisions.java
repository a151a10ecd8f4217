package dev.cofferdam.supervise;

import dev.cofferdam.model.Revision;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers the last revision of each plugin that was good: that has passed its probation. Safe for use by several threads. */
public interface GoodRevisions {
    /** The last good revision of a plugin, if there is one and its staged jar is there. */
    Optional<Revision> of(String plugin);

    /** A revision has passed its probation. */
    void passed(Revision revision);

    /** A plugin is gone. */
    void forget(String plugin);

    /** Remembers for as long as it is there itself. */
    static GoodRevisions inMemory() {
        Map<String, Revision> good = new ConcurrentHashMap<>();
        return new GoodRevisions() {
            @Override
            public Optional<Revision> of(String plugin) {
                return Optional.ofNullable(good.get(plugin));
            }

            @Override
            public void passed(Revision revision) {
                good.put(revision.plugin(), revision);
            }

            @Override
            public void forget(String plugin) {
                good.remove(plugin);
            }
        };
    }
}
