package dev.cofferdam.gate.classfile;

import java.util.Arrays;

/** Numbers ranges of bytes, equal ones alike, from 1 on. A table of linear probing; not thread-safe. */
public final class Spellings {
    /** What was made to collide is not kept, so that no lookup takes long. */
    private static final int LONGEST_PROBE = 256;

    private int[] slots = new int[256];
    /** Three numbers each: the hash, where the bytes are, how many they are. */
    private int[] known = new int[3 * 128];

    private byte[] spelled = new byte[4096];
    private int spelledEnd;
    private int count;

    /** Makes room for so many at once, a power of two. */
    void makeRoom(int expected) {
        if (slots.length < 2 * expected) {
            known = Arrays.copyOf(known, 3 * expected);
            resize(2 * expected);
        }
    }

    /**
     * The number of a range; a new one when there is none.
     *
     * @return 0 when there is none, and too many others in its place
     */
    public int number(byte[] bytes, int from, int length) {
        int hash = TextHash.of(bytes, from, length);
        int mask = slots.length - 1;
        int slot = hash & mask;
        for (int probes = 0; slots[slot] != 0; probes++) {
            int at = 3 * slots[slot] - 3;
            if (known[at] == hash && same(at, bytes, from, length)) {
                return slots[slot];
            }
            if (probes > LONGEST_PROBE) {
                return 0;
            }
            slot = slot + 1 & mask;
        }
        keep(hash, bytes, from, length);
        slots[slot] = count;
        if (count > slots.length / 2) {
            resize(slots.length * 2);
        }
        return count;
    }

    private boolean same(int at, byte[] bytes, int from, int length) {
        int start = known[at + 1];
        return known[at + 2] == length && Arrays.equals(bytes, from, from + length, spelled, start, start + length);
    }

    private void keep(int hash, byte[] bytes, int from, int length) {
        if (spelled.length - spelledEnd < length) {
            spelled = Arrays.copyOf(spelled, spelled.length * 2 + length);
        }
        if (known.length == 3 * count) {
            known = Arrays.copyOf(known, known.length * 2);
        }
        System.arraycopy(bytes, from, spelled, spelledEnd, length);
        known[3 * count] = hash;
        known[3 * count + 1] = spelledEnd;
        known[3 * count + 2] = length;
        spelledEnd += length;
        count++;
    }

    private void resize(int size) {
        slots = new int[size];
        int mask = size - 1;
        for (int number = 1; number <= count; number++) {
            int slot = known[3 * number - 3] & mask;
            while (slots[slot] != 0) {
                slot = slot + 1 & mask;
            }
            slots[slot] = number;
        }
    }

    int hash(int number) {
        return known[3 * number - 3];
    }

    /** Whether what has that number starts with some bytes. */
    public boolean starts(int number, byte[] with) {
        int start = known[3 * number - 2];
        return known[3 * number - 1] >= with.length
                && Arrays.equals(spelled, start, start + with.length, with, 0, with.length);
    }

    /** What has that number, as a text. */
    public String text(int number, Decoder decoder) {
        return decoder.text(spelled, known[3 * number - 2], known[3 * number - 1]);
    }
}
