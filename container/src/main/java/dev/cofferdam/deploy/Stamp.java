package dev.cofferdam.deploy;

import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * What the file system says of a file; when any of it differs, the content may. It proves nothing about the content,
 * only that it is time to look at it again. Times are compared for equality only, so a clock may be set back.
 *
 * @param size in bytes
 * @param modified when the content was last written, in nanoseconds since 1970
 * @param changed when the file was last changed in any way, a move included; as {@code modified} where that is unknown
 * @param key a hash of which file it is, for instance of its inode, or of its absence in words
 */
record Stamp(long size, long modified, long changed, int key) {

    static Stamp of(long size, FileTime modified, FileTime changed, Object key) {
        return new Stamp(size, modified.to(TimeUnit.NANOSECONDS), changed.to(TimeUnit.NANOSECONDS), key.hashCode());
    }

    /** The stamp of what has neither size nor time, only a state in words. */
    static Stamp of(String state) {
        return new Stamp(0, 0, 0, state.hashCode());
    }

    /** Whether the file was last touched at least so long before the instant. */
    boolean untouchedFor(Duration time, Instant now) {
        Instant limit = now.minus(time);
        return !instant(modified).isAfter(limit) && !instant(changed).isAfter(limit);
    }

    private static Instant instant(long nanos) {
        return FileTime.from(nanos, TimeUnit.NANOSECONDS).toInstant();
    }
}
