package dev.cofferdam.gate.classfile;

/** Keeps equal texts of all jars as one, and counts the references of all jars. A table of linear probing. */
final class Texts {
    /** Texts made to collide are kept several times, so that no lookup takes long. */
    private static final int LONGEST_PROBE = 256;

    private static final int LEAST = 128;

    private String[] table = new String[LEAST];
    /** Each text's hash, so that hardly a text is looked into that is another, and none when the table grows. */
    private int[] hashes = new int[LEAST];

    private int size;
    private int references;

    /** How many references there are yet. */
    int references() {
        return references;
    }

    /** A number that no other reference has. */
    int nextReference() {
        return references++;
    }

    /**
     * The text that was met first of all that are equal to this one.
     *
     * @param hash of its bytes, all of whose bits count
     */
    String first(String text, int hash) {
        int slot = slot(hash, table.length);
        for (int probes = 0; table[slot] != null; probes++) {
            if (hashes[slot] == hash && table[slot].equals(text)) {
                return table[slot];
            }
            if (probes == LONGEST_PROBE) {
                return text;
            }
            slot = slot + 1 < table.length ? slot + 1 : 0;
        }
        table[slot] = text;
        hashes[slot] = hash;
        if (++size > table.length / 4 * 3) {
            grow();
        }
        return text;
    }

    /** The hash as a part of its range, for a table of any length. */
    private static int slot(int hash, int length) {
        return (int) ((hash & 0xFFFFFFFFL) * length >>> 32);
    }

    /** By half: that it is copied more often costs less than what would stand empty. */
    private void grow() {
        String[] before = table;
        int[] hashesBefore = hashes;
        int length = before.length + before.length / 2;
        table = new String[length];
        hashes = new int[length];
        for (int i = 0; i < before.length; i++) {
            if (before[i] != null) {
                int slot = slot(hashesBefore[i], length);
                while (table[slot] != null) {
                    slot = slot + 1 < length ? slot + 1 : 0;
                }
                table[slot] = before[i];
                hashes[slot] = hashesBefore[i];
            }
        }
    }
}
