package dev.cofferdam.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Everything that the answers of a {@link BundleNode} come from, in short: who is installed in which order, and wired how. Where
 * it and the bytes of the jars are the same, so are the answers.
 *
 * @param digest of all that the framework tells
 * @param jars whose bytes it holds for, each in its place
 * @param wired whether the plugins have their wires, or are about to get them
 * @param bundle which of the bundles the node stands for
 */
public record WiringPrint(String digest, List<Path> jars, boolean wired, long bundle) {
    public WiringPrint {
        Objects.requireNonNull(digest, "digest");
        jars = List.copyOf(jars);
    }

    /** The same, for the node of another bundle. */
    public WiringPrint of(long other) {
        return new WiringPrint(digest, jars, wired, other);
    }
}
