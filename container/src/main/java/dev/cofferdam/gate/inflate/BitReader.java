package dev.cofferdam.gate.inflate;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The bits of a deflated stream, of each byte the lowest first. Whether it read past the end has to be asked. */
final class BitReader {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    byte[] bytes = new byte[0];
    /** Of the stream. */
    int end;
    /** The next bits; those above {@link #count} are of the bytes that are loaded next, or 0. */
    long held;

    int count;
    /** Where the bytes behind those bits are. */
    int at;

    void open(byte[] packed, int from, int length) {
        bytes = packed;
        end = from + length;
        go(0, 0, from);
    }

    /** @param good how many of the bits are, in its lowest six bits */
    void go(long bits, int good, int behind) {
        held = bits;
        count = good & 63;
        at = behind;
    }

    /** Has 56 bits at least. What is behind the end is soon not read any more. */
    void refill() {
        if (at <= end + Long.BYTES) {
            held |= (long) EIGHT.get(bytes, at) << count;
            at += 7 - (count >> 3);
            count |= 56;
        }
    }

    int peek(int bits) {
        return (int) held & (1 << bits) - 1;
    }

    int take(int bits) {
        int taken = peek(bits);
        drop(bits);
        return taken;
    }

    void drop(int bits) {
        held >>>= bits;
        count -= bits;
    }

    /** Whether no bit was taken from behind the end. */
    boolean within() {
        return count >= 0 && at - (count >> 3) <= end;
    }

    /** How many bytes are stored as they are, from the next whole byte on (RFC 1951 3.2.4); -1 when the stream has not as many. */
    int stored() {
        go(0, 0, at - (count >> 3));
        refill();
        int length = take(16);
        int complement = take(16);
        go(0, 0, at - (count >> 3));
        return (length ^ complement) == 0xFFFF && length <= end - at ? length : -1;
    }

    /** Those bytes. */
    void copy(int length, byte[] target, int to) {
        System.arraycopy(bytes, at, target, to, length);
        at += length;
    }
}
