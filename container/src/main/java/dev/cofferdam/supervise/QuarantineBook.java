package dev.cofferdam.supervise;

import dev.cofferdam.model.Revision;
import java.time.Instant;
import java.util.Optional;

/** Remembers who is quarantined for longer than a container runs. Thread-safe; what is entered is kept when a call returns. */
public interface QuarantineBook {
    /**
     * Why and since when a revision is quarantined.
     *
     * @param since since when
     * @param reason why, for people
     */
    record Entry(Instant since, String reason) {}

    /** Whether this revision of its plugin is quarantined. */
    Optional<Entry> find(Revision revision);

    /** A revision is quarantined; what was entered of its plugin before is not any more. */
    void enter(Revision revision, Entry entry);

    /** Nothing of this plugin is quarantined any more. */
    void strike(String plugin);
}
