package dev.cofferdam.gate.classfile;

/** The encoding of texts in class files (JVMS 4.4.7). */
final class ModifiedUtf8 {
    private ModifiedUtf8() {}

    static String decode(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        int at = from;
        while (at < to) {
            int b = bytes[at++] & 0xFF;
            if (b < 0x80) {
                text.append((char) b);
            } else if ((b & 0xE0) == 0xC0) {
                text.append((char) ((b & 0x1F) << 6 | bytes[at++] & 0x3F));
            } else {
                text.append((char) ((b & 0xF) << 12 | (bytes[at++] & 0x3F) << 6 | bytes[at++] & 0x3F));
            }
        }
        return text.toString();
    }
}
