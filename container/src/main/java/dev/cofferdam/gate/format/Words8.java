package dev.cofferdam.gate.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes at once: names are long and many. */
final class Words8 {
    static final int LENGTH = Long.BYTES;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = ONES << 7;
    private static final long LETTERS = ONES * 'a';

    private Words8() {}

    static long at(byte[] bytes, int offset) {
        return (long) EIGHT.get(bytes, offset);
    }

    /**
     * The bytes up to an offset, and behind it letters that every name may have: a class file has more bytes behind each text than are
     * looked at here.
     */
    static long upTo(byte[] bytes, int offset, int to) {
        long eight = (long) EIGHT.get(bytes, offset);
        int left = to - offset;
        if (left >= LENGTH) {
            return eight;
        }
        long behind = -1L << left * Byte.SIZE;
        return eight & ~behind | LETTERS & behind;
    }

    /** Eight times the same byte. */
    static long of(char letter) {
        return ONES * letter;
    }

    /** Where all bits of a byte are 0: the high bit of the first such byte is set, and none below it; 0 when there is none. */
    static long zeroes(long eight) {
        return eight - ONES & ~eight & HIGH_BITS;
    }

    /** Whether there is a zero, or a byte that is no ASCII. */
    static boolean unusual(long eight) {
        return ((eight | eight - ONES) & HIGH_BITS) != 0;
    }

    /** Which byte the lowest bit is in. */
    static int index(long mask) {
        return Long.numberOfTrailingZeros(mask) / Byte.SIZE;
    }
}
