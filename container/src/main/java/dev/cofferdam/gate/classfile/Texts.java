package dev.cofferdam.gate.classfile;

/** Keeps equal texts of all jars as one, and counts the references of all jars. A table of linear probing. */
final class Texts {
    /** Texts made to collide are kept several times, so that no lookup takes long. */
    private static final int LONGEST_PROBE = 256;

    private String[] table = new String[128];
    private int size;
    private int references;

    /** A number that no other reference has. */
    int nextReference() {
        return references++;
    }

    /** The text that was met first of all that are equal to this one. */
    String first(String text) {
        int mask = table.length - 1;
        int slot = slot(text, mask);
        for (int probes = 0; table[slot] != null; probes++) {
            if (table[slot].equals(text)) {
                return table[slot];
            }
            if (probes == LONGEST_PROBE) {
                return text;
            }
            slot = slot + 1 & mask;
        }
        table[slot] = text;
        if (++size > table.length / 4 * 3) {
            grow();
        }
        return text;
    }

    private static int slot(String text, int mask) {
        int hash = text.hashCode() * 0x9E3779B9;
        return (hash ^ hash >>> 15) & mask;
    }

    private void grow() {
        String[] before = table;
        table = new String[before.length * 2];
        int mask = table.length - 1;
        for (String text : before) {
            if (text != null) {
                int slot = slot(text, mask);
                while (table[slot] != null) {
                    slot = slot + 1 & mask;
                }
                table[slot] = text;
            }
        }
    }
}
