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

    private Words8() {}

    static long at(byte[] bytes, int offset) {
        return (long) EIGHT.get(bytes, offset);
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
