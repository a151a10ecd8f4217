package dev.cofferdam.gate.inflate;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * Unpacks deflated entries (RFC 1951) whose sizes are known. Classes are small and many, and unpacking them was more than a third of a judgement:
 * knowing the size, and that all of the stream is at hand, this takes two thirds of the time that the JDK takes, which has to be ready for
 * more. It says nothing of a stream that is not sound and plain; that has to be read by others, who know what to say of it. For one thread.
 */
public final class Inflation {
    /** How many bytes an array must have behind the packed ones; they are read, and mean nothing. */
    public static final int BEHIND = 32;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** What may be written behind the end before that is noticed: three bytes, or the longest copy in steps of eight. */
    private static final int OVERRUN = 512;

    /** Blocks that hold next to nothing cost more than they are worth. */
    private static final int FEW_BLOCKS = 16;

    private static final int LEAST_BYTES = 64;

    private static final int MOST_AT_ONCE = 3;
    private static final int LITERAL_BITS = 11;
    private static final int DISTANCE_BITS = 7;
    private static final int FIRST_LITERALS = (1 << LITERAL_BITS) - 1;
    private static final int FIRST_DISTANCES = (1 << DISTANCE_BITS) - 1;

    private final HuffmanCode literals = new HuffmanCode(LITERAL_BITS, 1 << 12, Alphabets.literals());
    private final HuffmanCode distances = new HuffmanCode(DISTANCE_BITS, 1 << 11, Alphabets.distances());
    private final CodeLengths lengths = new CodeLengths();
    private final BitReader in = new BitReader();
    private byte[] out = new byte[1 << 16];
    private int filled;
    private int size;

    /**
     * Unpacks a stream.
     *
     * @param packed has the stream, and {@link #BEHIND} bytes behind it
     * @param bytes how many there are to be
     * @return empty when they are not as many, or the stream is not plain
     */
    public Optional<byte[]> unpack(byte[] packed, int from, int length, int bytes) {
        if (packed.length - from - length < BEHIND) {
            return Optional.empty();
        }
        if (out.length < bytes + OVERRUN) {
            out = new byte[bytes + OVERRUN];
        }
        in.open(packed, from, length);
        filled = 0;
        size = bytes;
        boolean last = false;
        for (int blocks = 0; !last; blocks++) {
            in.refill();
            last = in.take(1) != 0;
            if (blocks > FEW_BLOCKS + filled / LEAST_BYTES || !block(in.take(2))) {
                return Optional.empty();
            }
        }
        return filled == size && in.within() ? Optional.of(Arrays.copyOf(out, size)) : Optional.empty();
    }

    private boolean block(int kind) {
        return switch (kind) {
            case 0 -> stored();
            case 1 -> lengths.fixed() && codes() && coded();
            case 2 -> lengths.read(in) && codes() && coded();
            default -> false;
        };
    }

    private boolean stored() {
        int count = in.stored();
        if (count < 0 || count > size - filled) {
            return false;
        }
        in.copy(count, out, filled);
        filled += count;
        return true;
    }

    private boolean codes() {
        return literals.make(lengths.all(), 0, lengths.literals())
                && distances.make(lengths.all(), lengths.literals(), lengths.distances());
    }

    /**
     * Bytes and copies up to the end of the block. All is at hand in local variables, as the time is spent here: {@code held} is the next
     * bits of input, {@code count} in its lowest six bits how many of them are good, {@code at} where the bytes behind these are.
     * A load brings 56 bits at least. Three bytes take 33 of them, a length 20, a distance 28.
     */
    private boolean coded() {
        int[] literal = literals.table;
        int[] distant = distances.table;
        byte[] source = in.bytes;
        byte[] target = out;
        int last = in.end + Long.BYTES;
        long held = in.held;
        int count = in.count;
        int at = in.at;
        int to = filled;
        while (to <= size && at <= last) {
            held |= (long) EIGHT.get(source, at) << count;
            at += 7 - (count >> 3 & 7);
            count |= 56;
            int entry = literal[(int) held & FIRST_LITERALS];
            for (int more = MOST_AT_ONCE; more > 0 && (entry & HuffmanCode.LITERAL) != 0; more--) {
                target[to++] = (byte) (entry >>> 16);
                held >>>= entry;
                count -= entry;
                entry = literal[(int) held & FIRST_LITERALS];
            }
            if ((entry & HuffmanCode.NO_NUMBER) != 0) {
                if ((entry & HuffmanCode.FURTHER) != 0) {
                    held >>>= LITERAL_BITS;
                    count -= LITERAL_BITS;
                    entry = literal[HuffmanCode.further(entry, (int) held)];
                    if ((entry & HuffmanCode.LITERAL) != 0) {
                        target[to++] = (byte) (entry >>> 16);
                        held >>>= entry;
                        count -= entry;
                    }
                }
                if ((entry & HuffmanCode.LITERAL) != 0) {
                    continue;
                }
                if ((entry & HuffmanCode.NO_NUMBER) != 0) {
                    filled = to;
                    in.go(held >>> entry, count - entry, at);
                    return (entry & HuffmanCode.END) != 0 && to <= size;
                }
            }
            int length = number(entry, held);
            held >>>= entry;
            count -= entry;
            held |= (long) EIGHT.get(source, at) << count;
            at += 7 - (count >> 3 & 7);
            count |= 56;
            entry = distant[(int) held & FIRST_DISTANCES];
            if ((entry & HuffmanCode.NO_NUMBER) != 0) {
                if ((entry & HuffmanCode.FURTHER) != 0) {
                    held >>>= DISTANCE_BITS;
                    count -= DISTANCE_BITS;
                    entry = distant[HuffmanCode.further(entry, (int) held)];
                }
                if ((entry & HuffmanCode.ILLEGAL) != 0) {
                    return false;
                }
            }
            int distance = number(entry, held);
            held >>>= entry;
            count -= entry;
            if (distance > to) {
                return false;
            }
            repeat(target, to, distance, length);
            to += length;
        }
        return false;
    }

    /** An entry's number and that of the bits behind its code. */
    private static int number(int entry, long held) {
        return (entry >>> 16) + (int) ((held & (1L << entry) - 1) >>> (entry >>> 8 & 0xF));
    }

    /** Copies bytes that were written before; what lies behind them is written over later. */
    private static void repeat(byte[] bytes, int to, int distance, int length) {
        int from = to - distance;
        if (distance >= Long.BYTES) {
            EIGHT.set(bytes, to, (long) EIGHT.get(bytes, from));
            EIGHT.set(bytes, to + Long.BYTES, (long) EIGHT.get(bytes, from + Long.BYTES));
            for (int i = 2 * Long.BYTES; i < length; i += Long.BYTES) {
                EIGHT.set(bytes, to + i, (long) EIGHT.get(bytes, from + i));
            }
        } else {
            for (int i = 0; i < length; i++) {
                bytes[to + i] = bytes[from + i];
            }
        }
    }
}
