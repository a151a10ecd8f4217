package dev.cofferdam.gate.space;

/**
 * How much of a jar the gate is willing to read.
 *
 * @param classBytes of one class, unpacked
 * @param nestedBytes of the classes of one nested jar, unpacked, and of that jar itself
 * @param entries in one jar
 */
public record Limits(int classBytes, int nestedBytes, int entries) {

    /** 16 MiB a class, 256 MiB a nested jar, 65,535 entries. */
    public static final Limits DEFAULT = new Limits(16 << 20, 256 << 20, 65_535);
}
