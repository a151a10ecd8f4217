package dev.cofferdam.gate.format;

/** Names as class files before version 49 have them: identifiers of the Java language. */
final class Identifiers {
    private Identifiers() {}

    /**
     * The offset behind the longest name that starts there; -1 when none does. As HotSpot does, a slash may be the first and the last
     * letter where slashes are allowed.
     */
    static int past(byte[] bytes, int from, int to, boolean slashes) {
        int at = from;
        boolean afterSlash = false;
        while (at < to) {
            boolean slash = slashes && bytes[at] == '/';
            if (slash && afterSlash) {
                return -1;
            }
            int length = slash ? 1 : length(bytes, at, to, at == from);
            if (length == 0) {
                break;
            }
            afterSlash = slash;
            at += length;
        }
        return at == from ? -1 : at;
    }

    /** Of one letter of an identifier; 0 when it is none. */
    private static int length(byte[] bytes, int at, int to, boolean first) {
        if (bytes[at] >= 0) {
            char letter = (char) bytes[at];
            boolean fits = letter >= 'a' && letter <= 'z'
                    || letter >= 'A' && letter <= 'Z'
                    || letter == '_'
                    || letter == '$'
                    || !first && letter >= '0' && letter <= '9';
            return fits ? 1 : 0;
        }
        int one = letter(bytes, at);
        int length = (bytes[at] & 0xE0) == 0xC0 ? 2 : 3;
        if (Character.isHighSurrogate((char) one) && at + 5 < to && (bytes[at + 3] & 0xFF) == 0xED) {
            int other = letter(bytes, at + 3);
            if (Character.isLowSurrogate((char) other)) {
                one = Character.toCodePoint((char) one, (char) other);
                length = 6;
            }
        }
        return (first ? Character.isJavaIdentifierStart(one) : Character.isJavaIdentifierPart(one)) ? length : 0;
    }

    private static int letter(byte[] bytes, int at) {
        return (bytes[at] & 0xE0) == 0xC0
                ? (bytes[at] & 0x1F) << 6 | bytes[at + 1] & 0x3F
                : (bytes[at] & 0xF) << 12 | (bytes[at + 1] & 0x3F) << 6 | bytes[at + 2] & 0x3F;
    }
}
