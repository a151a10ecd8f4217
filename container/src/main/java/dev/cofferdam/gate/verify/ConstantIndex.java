package dev.cofferdam.gate.verify;

/**
 * A class file of which the layout is sound, and where its constants are. What is in the arrays is theirs who made them; numbers are
 * added.
 *
 * @param bytes of the class file
 * @param offsets of its constants, 0 where an index has none
 * @param tags of its constants (JVMS 4.4), 0 where an index has none
 * @param numbers of its texts among all spellings, 0 where that was not asked for yet
 * @param end the offset behind the constants
 */
public record ConstantIndex(byte[] bytes, int[] offsets, byte[] tags, int[] numbers, int end) {

    /** How many indexes there are. */
    public int count() {
        return offsets.length;
    }
}
