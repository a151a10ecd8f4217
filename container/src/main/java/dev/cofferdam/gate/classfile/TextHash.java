package dev.cofferdam.gate.classfile;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The hash of a range of bytes, eight at a time. All its bits count. */
public final class TextHash {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private TextHash() {}

    /** @throws IndexOutOfBoundsException when the range is not within the bytes */
    public static int of(byte[] bytes, int from, int length) {
        long hash = length;
        int at = from;
        int end = from + length;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            hash = Long.rotateLeft((hash ^ (long) LONGS.get(bytes, at)) * MIX, 29);
        }
        for (; at < end; at++) {
            hash = (hash ^ bytes[at]) * MIX;
        }
        return spread(hash);
    }

    static int spread(long hash) {
        return (int) ((hash * MIX) >>> 32);
    }
}
