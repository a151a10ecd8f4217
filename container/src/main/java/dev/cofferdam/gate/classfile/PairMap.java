package dev.cofferdam.gate.classfile;

import java.util.function.Supplier;

/**
 * Keeps a value for each two numbers, of which one at least is not 0. A table of linear probing.
 *
 * @param <T> the values
 */
final class PairMap<T> {
    /** What was made to collide is not kept, so that no lookup takes long. */
    private static final int LONGEST_PROBE = 256;

    private static final long MIX = 0x9E3779B97F4A7C15L;

    private long[] keys = new long[2 * 64];
    private Object[] values = new Object[64];
    private int count;

    /** Makes room for half as many at once, a power of two. */
    void makeRoom(int size) {
        if (values.length < size) {
            resize(size);
        }
    }

    /** The value that was met first with these numbers; a new one when there is none. */
    @SuppressWarnings("unchecked") // only values of that type are put
    T get(long one, long other, Supplier<T> made) {
        int slot = find(one, other);
        if (slot >= 0 && values[slot] != null) {
            return (T) values[slot];
        }
        T value = made.get();
        if (slot >= 0) {
            put(slot, one, other, value);
        }
        return value;
    }

    /** Where the value is, or is to be; negative when there are too many others in its place. */
    private int find(long one, long other) {
        int mask = values.length - 1;
        int slot = slot(one, other, mask);
        for (int probes = 0; values[slot] != null; probes++) {
            if (keys[2 * slot] == one && keys[2 * slot + 1] == other) {
                return slot;
            }
            if (probes > LONGEST_PROBE) {
                return -1;
            }
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void put(int slot, long one, long other, T value) {
        keys[2 * slot] = one;
        keys[2 * slot + 1] = other;
        values[slot] = value;
        if (++count > values.length / 2) {
            resize(values.length * 2);
        }
    }

    private static int slot(long one, long other, int mask) {
        return TextHash.spread(Long.rotateLeft(one * MIX, 29) ^ other) & mask;
    }

    private void resize(int size) {
        long[] keysBefore = keys;
        Object[] before = values;
        keys = new long[2 * size];
        values = new Object[size];
        int mask = size - 1;
        for (int i = 0; i < before.length; i++) {
            if (before[i] != null) {
                int slot = slot(keysBefore[2 * i], keysBefore[2 * i + 1], mask);
                while (values[slot] != null) {
                    slot = slot + 1 & mask;
                }
                keys[2 * slot] = keysBefore[2 * i];
                keys[2 * slot + 1] = keysBefore[2 * i + 1];
                values[slot] = before[i];
            }
        }
    }
}
