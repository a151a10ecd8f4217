package dev.cofferdam.gate.format;

import java.util.Arrays;

/** Finds what comes twice in a list: a table of linear probing over texts. One instance is used for list after list. */
final class Duplicates {
    private static final int FEW = 64;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final Contents in;
    /** Pairs of constants, each one more than it is: a name, and a type or 0. */
    private long[] table = new long[64];

    private int mask;
    private boolean few;

    Duplicates(Contents in) {
        this.in = in;
    }

    /** @param size how many there are going to be */
    void start(int size) {
        int wanted = Integer.highestOneBit(Math.max(size, 8)) * 4;
        if (table.length < wanted) {
            table = new long[wanted];
        } else {
            Arrays.fill(table, 0, wanted, 0);
        }
        mask = wanted - 1;
        few = size <= FEW;
    }

    /**
     * Whether it was not there yet.
     *
     * @param name a text constant
     * @param type another, or 0
     */
    boolean add(int name, int type) {
        long pair = (long) name << 32 | type;
        int slot = (int) ((hash(name) * 31 + (type == 0 ? 0 : hash(type))) * MIX >>> 32) & mask;
        while (table[slot] != 0) {
            if (same(table[slot], name, type)) {
                return false;
            }
            slot = slot + 1 & mask;
        }
        table[slot] = pair;
        return true;
    }

    private boolean same(long pair, int name, int type) {
        int otherType = (int) pair;
        return same((int) (pair >>> 32), name)
                && (type == otherType || type != 0 && otherType != 0 && same(otherType, type));
    }

    private boolean same(int one, int other) {
        return one == other
                || Arrays.equals(
                        in.bytes, in.textFrom(one), in.textTo(one), in.bytes, in.textFrom(other), in.textTo(other));
    }

    /** Of a few, of which most have other names, the ends are enough. */
    private long hash(int text) {
        int to = in.textTo(text);
        int at = in.textFrom(text);
        long hash = to - at;
        if (few) {
            int last = Math.max(at, to - Words8.LENGTH);
            return (hash ^ Words8.upTo(in.bytes, at, to)) * MIX + Words8.upTo(in.bytes, last, to);
        }
        for (; at < to; at += Words8.LENGTH) {
            hash = Long.rotateLeft((hash ^ Words8.upTo(in.bytes, at, to)) * MIX, 29);
        }
        return hash;
    }
}
