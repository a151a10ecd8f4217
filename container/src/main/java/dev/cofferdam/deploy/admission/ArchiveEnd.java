package dev.cofferdam.deploy.admission;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * What the end of a file says of the archive before it (APPNOTE.TXT 4.3.16). A file that is still being copied has no
 * such end yet, so this also tells a whole jar from half of one.
 *
 * @param position where the end-of-central-directory record is
 * @param entries how many entries it counts
 * @param directoryOffset where the central directory starts
 * @param directorySize how many bytes the central directory has
 * @param problem why the file is no whole archive; empty when it is one, and only then the numbers mean anything
 */
public record ArchiveEnd(long position, int entries, long directoryOffset, long directorySize, String problem) {

    private static final int RECORD = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int SIGNATURE = 0x06054b50;
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final long ZIP64 = 0xFFFF_FFFFL;

    /**
     * Looks for the one record that ends where the file ends.
     *
     * @throws IOException when the file cannot be read
     */
    public static ArchiveEnd find(FileChannel file) throws IOException {
        long size = file.size();
        if (size == 0) {
            return none("is empty");
        }
        int length = (int) Math.min(size, RECORD + LONGEST_COMMENT);
        ByteBuffer tail = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        readFully(file, tail, size - length);
        List<Integer> ends = ends(tail);
        return switch (ends.size()) {
            case 0 ->
                none(startsAsArchive(file) ? "ends too early: it is truncated, or still being copied" : "is no jar");
            case 1 -> record(tail, ends.get(0), size - length);
            default -> none("has " + ends.size() + " ends, so that readers could see different archives in it");
        };
    }

    /** Whether the file is a whole archive. */
    public boolean whole() {
        return problem.isEmpty();
    }

    static void readFully(FileChannel file, ByteBuffer target, long position) throws IOException {
        while (target.hasRemaining()) {
            int count = file.read(target, position + target.position());
            if (count < 0) {
                throw new IOException("the file became shorter while it was read");
            }
        }
        target.flip();
    }

    private static List<Integer> ends(ByteBuffer tail) {
        List<Integer> ends = new ArrayList<>();
        for (int at = 0; at <= tail.limit() - RECORD; at++) {
            if (tail.getInt(at) == SIGNATURE && at + RECORD + unsigned(tail, at + 20) == tail.limit()) {
                ends.add(at);
            }
        }
        return ends;
    }

    private static ArchiveEnd record(ByteBuffer tail, int at, long shift) {
        long position = shift + at;
        long size = Integer.toUnsignedLong(tail.getInt(at + 12));
        long offset = Integer.toUnsignedLong(tail.getInt(at + 16));
        if (size == ZIP64 || offset == ZIP64) {
            return none("is written in the ZIP64 form, which no jar within the limits needs");
        }
        if (unsigned(tail, at + 4) != 0 || unsigned(tail, at + 6) != 0) {
            return none("is one part of an archive in several parts");
        }
        if (offset + size > position) {
            return none("says that its directory has " + size + " bytes from " + offset + ", which it has no room for");
        }
        if (offset + size < position) {
            return none("has " + (position - offset - size) + " bytes that belong to no part of the archive");
        }
        return new ArchiveEnd(position, unsigned(tail, at + 10), offset, size, "");
    }

    private static boolean startsAsArchive(FileChannel file) throws IOException {
        if (file.size() < 4) {
            return false;
        }
        ByteBuffer start = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        readFully(file, start, 0);
        return start.getInt(0) == LOCAL_SIGNATURE;
    }

    private static int unsigned(ByteBuffer buffer, int at) {
        return Short.toUnsignedInt(buffer.getShort(at));
    }

    private static ArchiveEnd none(String problem) {
        return new ArchiveEnd(0, 0, 0, 0, problem);
    }
}
