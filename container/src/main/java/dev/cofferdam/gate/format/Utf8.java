package dev.cofferdam.gate.format;

/** The encoding of texts (JVMS 4.4.7): no zero byte, nothing longer than it needs to be. */
final class Utf8 {
    /** Up to this class file version, HotSpot takes what is longer than it needs to be. */
    private static final int LAST_LENIENT = 47;

    private Utf8() {}

    static boolean lenient(int major) {
        return major <= LAST_LENIENT;
    }

    static boolean legal(byte[] bytes, int from, int to, int major) {
        for (int at = from; at < to; at += Words8.LENGTH) {
            if (Words8.unusual(Words8.upTo(bytes, at, to))) {
                return spelled(bytes, at, to, lenient(major));
            }
        }
        return true;
    }

    private static boolean spelled(byte[] bytes, int from, int to, boolean lenient) {
        int at = from;
        while (at < to) {
            int length = length(bytes, at, to, lenient);
            if (length == 0) {
                return false;
            }
            at += length;
        }
        return true;
    }

    /** Of one character; 0 when it is none. */
    private static int length(byte[] bytes, int at, int to, boolean lenient) {
        int first = bytes[at] & 0xFF;
        if (first < 0x80) {
            return first == 0 ? 0 : 1;
        }
        if (first >> 5 == 6) {
            if (at + 1 >= to || !follows(bytes[at + 1])) {
                return 0;
            }
            int letter = (first & 0x1F) << 6 | bytes[at + 1] & 0x3F;
            return lenient || letter == 0 || letter >= 0x80 ? 2 : 0;
        }
        if (first >> 4 == 14) {
            if (at + 2 >= to || !follows(bytes[at + 1]) || !follows(bytes[at + 2])) {
                return 0;
            }
            int letter = (first & 0xF) << 12 | (bytes[at + 1] & 0x3F) << 6 | bytes[at + 2] & 0x3F;
            return lenient || letter >= 0x800 ? 3 : 0;
        }
        return 0;
    }

    private static boolean follows(byte next) {
        return (next & 0xC0) == 0x80;
    }
}
