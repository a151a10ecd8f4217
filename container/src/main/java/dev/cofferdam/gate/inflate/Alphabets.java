package dev.cofferdam.gate.inflate;

/** What the symbols of a deflated stream stand for (RFC 1951 3.2.5 to 3.2.7), by symbol, as {@link HuffmanCode} has it. */
final class Alphabets {
    static final int END_OF_BLOCK = 256;
    /** Of bytes, the end of a block, and lengths of what is copied. */
    static final int MOST_LITERALS = 288;

    static final int MOST_DISTANCES = 32;
    static final int CODE_LENGTHS = 19;
    private static final int LONGEST_COPY = 258;

    private Alphabets() {}

    static int[] literals() {
        int[] meanings = new int[MOST_LITERALS];
        for (int letter = 0; letter < END_OF_BLOCK; letter++) {
            meanings[letter] = HuffmanCode.literal(letter);
        }
        meanings[END_OF_BLOCK] = HuffmanCode.END;
        int base = 3;
        for (int symbol = 257; symbol < 285; symbol++) {
            int extra = symbol < 265 ? 0 : symbol - 261 >> 2;
            meanings[symbol] = HuffmanCode.number(base, extra);
            base += 1 << extra;
        }
        meanings[285] = HuffmanCode.number(LONGEST_COPY, 0);
        meanings[286] = HuffmanCode.ILLEGAL;
        meanings[287] = HuffmanCode.ILLEGAL;
        return meanings;
    }

    static int[] distances() {
        int[] meanings = new int[MOST_DISTANCES];
        int base = 1;
        for (int symbol = 0; symbol < 30; symbol++) {
            int extra = symbol < 4 ? 0 : symbol - 2 >> 1;
            meanings[symbol] = HuffmanCode.number(base, extra);
            base += 1 << extra;
        }
        meanings[30] = HuffmanCode.ILLEGAL;
        meanings[31] = HuffmanCode.ILLEGAL;
        return meanings;
    }

    static int[] codeLengths() {
        int[] meanings = new int[CODE_LENGTHS];
        for (int symbol = 0; symbol < CODE_LENGTHS; symbol++) {
            meanings[symbol] = HuffmanCode.number(symbol, 0);
        }
        return meanings;
    }
}
