package dev.cofferdam.supervise;

import dev.cofferdam.model.Revision;
import java.util.Optional;

/** Remembers the last revision of each plugin that was good: that has passed its probation. Safe for use by several threads. */
public interface GoodRevisions {
    /** The last good revision of a plugin, if there is one and its staged jar is there. */
    Optional<Revision> of(String plugin);

    /** The last revision of the plugin that was good, other than this one, if its staged jar is there. */
    Optional<Revision> before(Revision present);

    /** A revision has used up its restarts: it is not good any more. */
    void givenUp(Revision revision);

    /** A revision has passed its probation. */
    void passed(Revision revision);

    /** A plugin is gone. */
    void forget(String plugin);
}
