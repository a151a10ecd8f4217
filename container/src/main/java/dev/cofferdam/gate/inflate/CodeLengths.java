package dev.cofferdam.gate.inflate;

import java.util.Arrays;

/** The lengths of the codes of a block (RFC 1951 3.2.6, 3.2.7): of literals and lengths, and behind these of distances. */
final class CodeLengths {
    private static final byte[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    private static final int BITS = 7;
    private static final int FIRST_REPEATED = 16;
    private static final int MOST_LITERALS = 286;
    private static final int MOST_DISTANCES = 30;

    private final HuffmanCode code = new HuffmanCode(BITS, 1 << BITS, Alphabets.codeLengths());
    private final byte[] ofCode = new byte[Alphabets.CODE_LENGTHS];
    private final byte[] all = new byte[Alphabets.MOST_LITERALS + Alphabets.MOST_DISTANCES];
    private int literals;
    private int distances;

    byte[] all() {
        return all;
    }

    int literals() {
        return literals;
    }

    int distances() {
        return distances;
    }

    /** Those that need not be told. */
    boolean fixed() {
        literals = Alphabets.MOST_LITERALS;
        distances = Alphabets.MOST_DISTANCES;
        Arrays.fill(all, 0, 144, (byte) 8);
        Arrays.fill(all, 144, 256, (byte) 9);
        Arrays.fill(all, 256, 280, (byte) 7);
        Arrays.fill(all, 280, literals, (byte) 8);
        Arrays.fill(all, literals, all.length, (byte) 5);
        return true;
    }

    /** Reads them. @return false when they are not sound */
    boolean read(BitReader in) {
        in.refill();
        literals = in.take(5) + 257;
        distances = in.take(5) + 1;
        int told = in.take(4) + 4;
        if (literals > MOST_LITERALS || distances > MOST_DISTANCES) {
            return false;
        }
        Arrays.fill(ofCode, (byte) 0);
        for (int i = 0; i < told; i++) {
            in.refill();
            ofCode[ORDER[i]] = (byte) in.take(3);
        }
        return code.make(ofCode, 0, ofCode.length) && runs(in) && all[Alphabets.END_OF_BLOCK] != 0;
    }

    private boolean runs(BitReader in) {
        int end = literals + distances;
        int next = 0;
        while (next < end) {
            in.refill();
            int entry = code.table[in.peek(BITS)];
            in.drop(entry & 0xFF);
            int symbol = entry >>> 16;
            if (symbol < FIRST_REPEATED) {
                all[next++] = (byte) symbol;
            } else {
                int count = switch (symbol) {
                    case 16 -> 3 + in.take(2);
                    case 17 -> 3 + in.take(3);
                    default -> 11 + in.take(7);
                };
                if (count > end - next || symbol == FIRST_REPEATED && next == 0) {
                    return false;
                }
                Arrays.fill(all, next, next + count, symbol == FIRST_REPEATED ? all[next - 1] : 0);
                next += count;
            }
        }
        return true;
    }
}
