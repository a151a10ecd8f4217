package dev.cofferdam.deploy.admission;

/**
 * One entry as the central directory has it (APPNOTE.TXT 4.3.12). Nothing of it has been believed yet.
 *
 * @param name the name as text
 * @param nameLength how many bytes the name has in the file
 * @param flags the general purpose flags
 * @param method how the bytes are packed: 0 stored, 8 deflated
 * @param crc the CRC-32 of the unpacked bytes
 * @param packed how many bytes it has in the file
 * @param size how many bytes it claims to unpack to
 * @param offset where its local header is
 */
record ArchiveEntry(String name, int nameLength, int flags, int method, long crc, long packed, long size, long offset) {

    static final int STORED = 0;
    static final int DEFLATED = 8;

    boolean directory() {
        return name.endsWith("/");
    }

    boolean encrypted() {
        return (flags & 1) != 0;
    }

    boolean zip64() {
        long all = 0xFFFF_FFFFL;
        return packed == all || size == all || offset == all;
    }
}
