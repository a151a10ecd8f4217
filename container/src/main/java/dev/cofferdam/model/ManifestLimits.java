package dev.cofferdam.model;

/**
 * How much of a manifest is read.
 *
 * @param bytes the most that a manifest may have, unpacked; at least 1
 * @param clauses the most that one header may have, and the most parts of one clause; at least 1
 */
public record ManifestLimits(int bytes, int clauses) {

    /** 1 MiB, and 10,000 clauses: far more than any bundle has, and few enough for a resolver to go through. */
    public static final ManifestLimits DEFAULT = new ManifestLimits(1 << 20, 10_000);

    /** @throws IllegalArgumentException when a limit is less than 1 */
    public ManifestLimits {
        atLeastOne("bytes", bytes);
        atLeastOne("clauses", clauses);
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be >= 1, is " + value);
        }
    }
}
