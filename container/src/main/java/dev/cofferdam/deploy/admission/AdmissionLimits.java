package dev.cofferdam.deploy.admission;

import dev.cofferdam.model.ManifestLimits;
import java.util.Objects;

/**
 * How large a jar may be, packed and unpacked.
 *
 * @param maxJarBytes the most bytes that a jar may have
 * @param maxEntries the most entries that a jar may have, at most 65,535
 * @param maxUnpackedBytes the most bytes that all entries together may unpack to
 * @param maxRatio the most times that a jar may grow when it is unpacked
 * @param manifest how much its manifest may say
 */
public record AdmissionLimits(
        long maxJarBytes, int maxEntries, long maxUnpackedBytes, int maxRatio, ManifestLimits manifest) {

    /** What the ZIP format without its 64-bit extension can count. */
    private static final int MOST_ENTRIES = 65_535;

    /** @throws IllegalArgumentException when a limit is out of its bounds, which the message names */
    public AdmissionLimits {
        atLeastOne("maxJarBytes", maxJarBytes);
        atLeastOne("maxEntries", maxEntries);
        atLeastOne("maxUnpackedBytes", maxUnpackedBytes);
        atLeastOne("maxRatio", maxRatio);
        Objects.requireNonNull(manifest, "manifest");
        if (maxEntries > MOST_ENTRIES) {
            throw new IllegalArgumentException("maxEntries must be <= " + MOST_ENTRIES + ", is " + maxEntries);
        }
    }

    /** With the default limits of a manifest. */
    public AdmissionLimits(long maxJarBytes, int maxEntries, long maxUnpackedBytes, int maxRatio) {
        this(maxJarBytes, maxEntries, maxUnpackedBytes, maxRatio, ManifestLimits.DEFAULT);
    }

    /** 512 MiB a jar, 65,535 entries, 2 GiB unpacked, ratio 200. */
    public static AdmissionLimits defaults() {
        return new AdmissionLimits(512L << 20, MOST_ENTRIES, 2L << 30, 200);
    }

    private static void atLeastOne(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be >= 1, is " + value);
        }
    }
}
