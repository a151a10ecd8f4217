package dev.cofferdam.deploy;

import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * What the file system says of a file; when any of it differs, the content may. It proves nothing about the content,
 * only that it is time to look at it again. Times are compared for equality only, so a clock may be set back.
 *
 * @param size in bytes
 * @param modified when the content was last written
 * @param changed when the file was last changed in any way, a move included; as {@code modified} where that is unknown
 * @param key which file it is, for instance its inode, or its absence in words
 */
record Stamp(long size, FileTime modified, FileTime changed, Object key) {
    private static final FileTime NEVER = FileTime.fromMillis(0);

    Stamp {
        Objects.requireNonNull(modified, "modified");
        Objects.requireNonNull(changed, "changed");
        Objects.requireNonNull(key, "key");
    }

    /** The stamp of what has neither size nor time, only a state in words. */
    static Stamp of(String state) {
        return new Stamp(0, NEVER, NEVER, state);
    }

    /** Whether the file was last touched at least so long before the instant. */
    boolean untouchedFor(Duration time, Instant now) {
        Instant limit = now.minus(time);
        return !modified.toInstant().isAfter(limit) && !changed.toInstant().isAfter(limit);
    }
}
