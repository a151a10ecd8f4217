package dev.cofferdam.gate.space;

import dev.cofferdam.model.ManifestLimits;
import java.util.Objects;

/**
 * How much of a jar the gate is willing to look at, and to say. All are at least 1.
 *
 * @param classBytes of one class, unpacked
 * @param jarBytes of the classes of one jar together, unpacked, and of a jar nested in it
 * @param entries in one jar, also in a nested one
 * @param supertypes of one class; of a class that has more nothing is said about what it inherits
 * @param values whose types are compared at the branches of one class's code; beyond, its code is not followed
 * @param findings that one verdict keeps
 * @param manifest how much of a manifest is read
 */
public record Limits(
        int classBytes, int jarBytes, int entries, int supertypes, int values, int findings, ManifestLimits manifest) {

    /** 16 MiB a class, 256 MiB a jar, 65,535 entries, 512 supertypes, 50 million values, 10,000 findings. */
    public static final Limits DEFAULT =
            new Limits(16 << 20, 256 << 20, 65_535, 512, 50_000_000, 10_000, ManifestLimits.DEFAULT);

    /** @throws IllegalArgumentException when a limit is less than 1 */
    public Limits {
        atLeastOne("classBytes", classBytes);
        atLeastOne("jarBytes", jarBytes);
        atLeastOne("entries", entries);
        atLeastOne("supertypes", supertypes);
        atLeastOne("values", values);
        atLeastOne("findings", findings);
        Objects.requireNonNull(manifest, "manifest");
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be >= 1, is " + value);
        }
    }
}
