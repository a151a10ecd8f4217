package dev.cofferdam.gate.space;

/** Reads the numbers of the zip format, which has their low byte first. The bytes are not copied. */
record LittleEndian(byte[] bytes) {
    int length() {
        return bytes.length;
    }

    int u2(int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
    }

    int s4(int at) {
        return u2(at) | u2(at + 2) << 16;
    }

    long u4(int at) {
        return s4(at) & 0xFFFFFFFFL;
    }
}
