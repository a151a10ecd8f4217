package dev.cofferdam.gate.classfile;

/** Keeps equal texts of all jars as one, and counts the references of all jars. A table of linear probing. */
final class Texts {
    /** Texts made to collide are kept several times, so that no lookup takes long. */
    private static final int LONGEST_PROBE = 256;

    private String[] table = new String[128];
    /** Eight bits of each text's hash, so that hardly a text is looked into that is another. */
    private byte[] tags = new byte[128];

    private int size;
    private int references;

    /** A number that no other reference has. */
    int nextReference() {
        return references++;
    }

    /** The text that was met first of all that are equal to this one. */
    String first(String text) {
        int mask = table.length - 1;
        int hash = hash(text);
        int slot = hash & mask;
        byte tag = (byte) (hash >>> 24);
        for (int probes = 0; table[slot] != null; probes++) {
            if (tags[slot] == tag && table[slot].equals(text)) {
                return table[slot];
            }
            if (probes == LONGEST_PROBE) {
                return text;
            }
            slot = slot + 1 & mask;
        }
        table[slot] = text;
        tags[slot] = tag;
        if (++size > table.length / 4 * 3) {
            grow();
        }
        return text;
    }

    private static int hash(String text) {
        int hash = text.hashCode() * 0x9E3779B9;
        return hash ^ hash >>> 15;
    }

    private void grow() {
        String[] before = table;
        byte[] tagsBefore = tags;
        table = new String[before.length * 2];
        tags = new byte[table.length];
        int mask = table.length - 1;
        for (int i = 0; i < before.length; i++) {
            if (before[i] != null) {
                int slot = hash(before[i]) & mask;
                while (table[slot] != null) {
                    slot = slot + 1 & mask;
                }
                table[slot] = before[i];
                tags[slot] = tagsBefore[i];
            }
        }
    }
}
