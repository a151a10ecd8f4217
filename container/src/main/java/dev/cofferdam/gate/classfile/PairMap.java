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
    @SuppressWarnings("unchecked") // only this method writes values
    T get(long one, long other, Supplier<T> made) {
        int mask = values.length - 1;
        int slot = slot(one, other, mask);
        for (int probes = 0; values[slot] != null; probes++) {
            if (keys[2 * slot] == one && keys[2 * slot + 1] == other) {
                return (T) values[slot];
            }
            if (probes > LONGEST_PROBE) {
                return made.get();
            }
            slot = slot + 1 & mask;
        }
        T value = made.get();
        keys[2 * slot] = one;
        keys[2 * slot + 1] = other;
        values[slot] = value;
        if (++count > values.length / 2) {
            resize(values.length * 2);
        }
        return value;
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
