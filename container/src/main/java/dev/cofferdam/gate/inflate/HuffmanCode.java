package dev.cofferdam.gate.inflate;

import java.util.Arrays;

/**
 * A Huffman code of a deflated stream (RFC 1951 3.2.2) as a table: the next bits of input, as many as {@link #bits}, name an entry. An
 * entry says how many bits it takes and what they stand for. Of a longer code it says where a further part of the table starts, and how many
 * of the bits behind these name an entry there. One instance is used for code after code.
 */
final class HuffmanCode {
    /** The entry stands for a byte. */
    static final int LITERAL = 1 << 12;
    /** The entry leads to a further part of the table. */
    static final int FURTHER = 1 << 13;
    /** The block ends. */
    static final int END = 1 << 14;

    static final int ILLEGAL = 1 << 15;
    /** It is no length or distance. */
    static final int NO_NUMBER = LITERAL | FURTHER | END | ILLEGAL;

    private static final int LONGEST = 15;

    final int[] table;
    private final int bits;
    private final int[] meanings;
    private final int[] counts = new int[LONGEST + 1];
    private final int[] next = new int[LONGEST + 1];
    private final int[] sorted;
    /** The code that is written next, first bit lowest, of the length that it has, and how many more have that length. */
    private int code;

    private int length;
    private int left;
    /** The place of its symbol among {@link #sorted}. */
    private int at;

    /**
     * @param bits that the table is looked up by first
     * @param room for the entries, also of longer codes
     * @param meanings of the symbols, each an entry that takes no bits yet
     */
    HuffmanCode(int bits, int room, int[] meanings) {
        this.bits = bits;
        this.meanings = meanings;
        this.table = new int[room];
        this.sorted = new int[meanings.length];
    }

    static int literal(int letter) {
        return letter << 16 | LITERAL;
    }

    /** A number, to which that of some bits behind the code is added. */
    static int number(int base, int extraBits) {
        return base << 16 | extraBits;
    }

    /** That an entry takes some bits of code more than it did; all bits that it takes, and those of its code, are told apart. */
    private static int taking(int entry, int codeBits) {
        return entry + (codeBits << 8) + codeBits;
    }

    /** Where the entry is in a further part of the table. */
    static int further(int entry, int nextBits) {
        return (entry >>> 16) + (nextBits & (1 << (entry >>> 8 & 0xF)) - 1);
    }

    /**
     * Makes the table.
     *
     * @param lengths of the codes, by symbol from an index on; 0 where a symbol has none
     * @return false unless each sequence of bits has a meaning
     */
    boolean make(byte[] lengths, int from, int symbols) {
        count(lengths, from, symbols);
        int open = 1;
        for (int each = 1; each <= LONGEST; each++) {
            open = 2 * open - counts[each];
            if (open < 0) {
                return false;
            }
        }
        if (open > 0) {
            return none(symbols);
        }
        for (int symbol = 0; symbol < symbols; symbol++) {
            sorted[next[lengths[from + symbol]]++] = symbol;
        }
        at = counts[0];
        code = 0;
        length = 0;
        left = 0;
        shorter();
        return code < 0 || longer();
    }

    private void count(byte[] lengths, int from, int symbols) {
        Arrays.fill(counts, 0);
        for (int symbol = 0; symbol < symbols; symbol++) {
            counts[lengths[from + symbol]]++;
        }
        next[0] = 0;
        for (int each = 0; each < LONGEST; each++) {
            next[each + 1] = next[each] + counts[each];
        }
    }

    /** That no code is used at all is usual; what is not is left to others. */
    private boolean none(int symbols) {
        Arrays.fill(table, 0, 1 << bits, ILLEGAL);
        return counts[0] == symbols;
    }

    /** The codes that are no longer than the first bits: each is written once, and what is there is doubled for the next length. */
    private void shorter() {
        int end = 1;
        while (true) {
            while (left == 0) {
                left = counts[++length];
                if (length > bits) {
                    fill(end);
                    return;
                }
                System.arraycopy(table, 0, table, end, end);
                end *= 2;
            }
            table[code] = taking(meanings[sorted[at++]], length);
            left--;
            if (advance()) {
                fill(end);
                return;
            }
        }
    }

    private void fill(int written) {
        for (int end = written; end < 1 << bits; end *= 2) {
            System.arraycopy(table, 0, table, end, end);
        }
    }

    private boolean longer() {
        int first = (1 << bits) - 1;
        int prefix = -1;
        int start = 0;
        int end = 1 << bits;
        while (code >= 0) {
            while (left == 0) {
                left = counts[++length];
            }
            if ((code & first) != prefix) {
                prefix = code & first;
                start = end;
                int further = furtherBits();
                end += 1 << further;
                if (end > table.length) {
                    return false;
                }
                table[prefix] = start << 16 | FURTHER | further << 8 | bits;
            }
            int entry = taking(meanings[sorted[at++]], length - bits);
            for (int each = start + (code >>> bits); each < end; each += 1 << length - bits) {
                table[each] = entry;
            }
            left--;
            advance();
        }
        return true;
    }

    /** How many bits more than the first the codes have that start like this one. */
    private int furtherBits() {
        int further = length - bits;
        for (int used = left; used < 1 << further; used = 2 * used + counts[bits + further]) {
            further++;
        }
        return further;
    }

    /** To the next code in the order of RFC 1951; less than 0 behind the last, which has ones alone. */
    private boolean advance() {
        int zeroes = code ^ (1 << length) - 1;
        int bit = Integer.highestOneBit(zeroes);
        code = zeroes == 0 ? -1 : code & bit - 1 | bit;
        return zeroes == 0;
    }
}
