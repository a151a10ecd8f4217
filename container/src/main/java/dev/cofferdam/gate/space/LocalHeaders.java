package dev.cofferdam.gate.space;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.List;
import java.util.zip.ZipEntry;

/**
 * Where the entries of a jar start in its file, which {@link java.util.zip.ZipFile} keeps to itself. They are told of plain jars
 * alone: those whose central directory (APPNOTE 4.3.12), read plainly, says of each entry what the zip file says of it.
 */
final class LocalHeaders {
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_SIZE = 46;
    private static final int END = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int LOCATOR_64_SIZE = 20;
    /** The end record with a comment of usual length. */
    private static final int TAIL = 1 << 10;

    private static final int LARGEST = 32 << 20;
    private static final long[] UNKNOWN = {};

    private LocalHeaders() {}

    /**
     * The offsets of the local headers.
     *
     * @param entries all of the jar, in the order of its directory
     * @return one each; none when the jar is not plain
     */
    static long[] of(RandomAccessFile file, List<ZipEntry> entries) throws IOException {
        long length = file.length();
        int count = (int) Math.min(length, TAIL);
        LittleEndian tail = read(file, length - count, count);
        int end = count - END_SIZE;
        while (end >= LOCATOR_64_SIZE && tail.s4(end) != END) {
            end--;
        }
        if (end < LOCATOR_64_SIZE) {
            return UNKNOWN;
        }
        long size = tail.u4(end + 12);
        long start = tail.u4(end + 16);
        boolean plain = tail.s4(end - LOCATOR_64_SIZE) != LOCATOR_64
                && tail.u2(end + 10) == entries.size()
                && end + END_SIZE + tail.u2(end + 20) == count
                && start + size == length - count + end
                && size <= LARGEST;
        return plain ? of(read(file, start, (int) size), entries) : UNKNOWN;
    }

    private static long[] of(LittleEndian directory, List<ZipEntry> entries) {
        long[] offsets = new long[entries.size()];
        int at = 0;
        for (int i = 0; i < offsets.length; i++) {
            if (at + ENTRY_SIZE > directory.length() || !holds(directory, at, entries.get(i))) {
                return UNKNOWN;
            }
            offsets[i] = directory.u4(at + 42);
            at += ENTRY_SIZE + directory.u2(at + 28) + directory.u2(at + 30) + directory.u2(at + 32);
        }
        return offsets;
    }

    private static boolean holds(LittleEndian directory, int at, ZipEntry entry) {
        return directory.s4(at) == ENTRY
                && directory.u2(at + 10) == entry.getMethod()
                && directory.u4(at + 20) == entry.getCompressedSize()
                && directory.u4(at + 24) == entry.getSize()
                && isNamed(directory, at, entry.getName());
    }

    /** By its letters; a name with other than those of ASCII makes a jar that is not plain. */
    private static boolean isNamed(LittleEndian directory, int at, String name) {
        int length = directory.u2(at + 28);
        if (length != name.length() || at + ENTRY_SIZE + length > directory.length()) {
            return false;
        }
        byte[] bytes = directory.bytes();
        for (int i = 0; i < length; i++) {
            if (bytes[at + ENTRY_SIZE + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static LittleEndian read(RandomAccessFile file, long from, int count) throws IOException {
        byte[] bytes = new byte[count];
        file.seek(from);
        file.readFully(bytes);
        return new LittleEndian(bytes);
    }
}
