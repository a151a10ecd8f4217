package dev.cofferdam.gate.space;

import dev.cofferdam.gate.inflate.Inflation;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;

/**
 * Unpacks entries of a jar out of a stretch of its file that holds many of them: {@link java.util.zip.ZipFile} asks the system
 * several times for each. Of an entry that is not plain it says nothing: it has to be read from the zip file, which also knows what
 * to say of a broken one. For one thread.
 */
final class EntryWindow implements AutoCloseable {
    private static final int HEADER = 0x04034b50;
    private static final int HEADER_SIZE = 30;
    private static final int AHEAD = 1 << 16;
    private static final int LARGEST = 1 << 20;

    private final RandomAccessFile file;
    private final long end;
    private final Inflation inflation = new Inflation();
    private LittleEndian window = new LittleEndian(new byte[AHEAD + Inflation.BEHIND]);
    private long start;
    private int filled;

    private EntryWindow(RandomAccessFile file, long end) {
        this.file = file;
        this.end = end;
    }

    static EntryWindow open(Path jar) throws IOException {
        RandomAccessFile file = new RandomAccessFile(jar.toFile(), "r");
        return new EntryWindow(file, file.length());
    }

    /** The offsets of entries, as {@link LocalHeaders} has them. */
    long[] offsets(List<ZipEntry> entries) throws IOException {
        return LocalHeaders.of(file, entries);
    }

    /**
     * An entry's bytes.
     *
     * @param offset of its local header
     * @param limit of the bytes
     * @return empty when it has to be read from the zip file
     */
    Optional<byte[]> read(ZipEntry entry, long offset, int limit) throws IOException {
        long packed = entry.getCompressedSize();
        long size = entry.getSize();
        if (packed > LARGEST || size > limit || !show(offset, HEADER_SIZE)) {
            return Optional.empty();
        }
        int header = at(offset);
        if (window.s4(header) != HEADER) {
            return Optional.empty();
        }
        long data = offset + HEADER_SIZE + window.u2(header + 26) + window.u2(header + 28);
        if (!show(data, (int) packed)) {
            return Optional.empty();
        }
        byte[] shown = window.bytes();
        int from = at(data);
        if (entry.getMethod() == ZipEntry.STORED) {
            return packed == size ? Optional.of(Arrays.copyOfRange(shown, from, from + (int) size)) : Optional.empty();
        }
        return inflation.unpack(shown, from, (int) packed, (int) size);
    }

    private int at(long offset) {
        return (int) (offset - start);
    }

    /** Brings a range into the window; whether the file has it. Entries mostly lie one behind the other: so more is read, ahead. */
    private boolean show(long offset, int count) throws IOException {
        if (offset >= start && offset + count <= start + filled) {
            return true;
        }
        if (offset + count > end) {
            return false;
        }
        int wanted = offset < start ? count : (int) Math.min(Math.max(count, AHEAD), end - offset);
        if (wanted + Inflation.BEHIND > window.length()) {
            window = new LittleEndian(new byte[wanted + Inflation.BEHIND]);
        }
        filled = 0;
        start = offset;
        file.seek(offset);
        file.readFully(window.bytes(), 0, wanted);
        filled = wanted;
        return true;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
