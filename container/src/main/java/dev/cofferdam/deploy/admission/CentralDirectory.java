package dev.cofferdam.deploy.admission;

import dev.cofferdam.model.PlainText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The archive's directory, read without believing a number in it.
 *
 * @param entries the entries, as far as they could be read
 * @param problem why they could not be read to the end; empty when they could
 */
record CentralDirectory(List<ArchiveEntry> entries, String problem) {

    /** Far above what 65,535 entries with names of usual length take; keeps the heap out of a jar's hands. */
    private static final long LARGEST = 64L << 20;

    private static final int RECORD = 46;
    private static final int SIGNATURE = 0x02014b50;

    static CentralDirectory read(FileChannel file, ArchiveEnd end, int maxEntries) throws IOException {
        if (end.directorySize() > LARGEST) {
            return new CentralDirectory(
                    List.of(), "has a directory of " + end.directorySize() + " bytes, the limit is " + LARGEST);
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) end.directorySize()).order(ByteOrder.LITTLE_ENDIAN);
        ArchiveEnd.readFully(file, bytes, end.directoryOffset());
        List<ArchiveEntry> entries = new ArrayList<>();
        while (bytes.hasRemaining()) {
            if (entries.size() == maxEntries) {
                return new CentralDirectory(entries, "has more than " + maxEntries + " entries, which is the limit");
            }
            if (bytes.remaining() < RECORD || bytes.getInt(bytes.position()) != SIGNATURE) {
                return new CentralDirectory(entries, damaged(entries));
            }
            int start = bytes.position();
            int nameLength = unsigned(bytes, start + 28);
            int length = RECORD + nameLength + unsigned(bytes, start + 30) + unsigned(bytes, start + 32);
            if (length > bytes.remaining()) {
                return new CentralDirectory(entries, damaged(entries));
            }
            try {
                entries.add(entry(bytes, start, nameLength));
            } catch (CharacterCodingException e) {
                return new CentralDirectory(
                        entries, "names an entry in something else than UTF-8, the entry after " + last(entries));
            }
            bytes.position(start + length);
        }
        return new CentralDirectory(entries, entries.size() == end.entries() ? "" : miscounted(entries, end));
    }

    private static ArchiveEntry entry(ByteBuffer bytes, int at, int nameLength) throws CharacterCodingException {
        String name = StandardCharsets.UTF_8
                .newDecoder()
                .decode(bytes.slice(at + RECORD, nameLength))
                .toString();
        return new ArchiveEntry(
                name,
                nameLength,
                unsigned(bytes, at + 8),
                unsigned(bytes, at + 10),
                Integer.toUnsignedLong(bytes.getInt(at + 16)),
                Integer.toUnsignedLong(bytes.getInt(at + 20)),
                Integer.toUnsignedLong(bytes.getInt(at + 24)),
                Integer.toUnsignedLong(bytes.getInt(at + 42)));
    }

    private static int unsigned(ByteBuffer buffer, int at) {
        return Short.toUnsignedInt(buffer.getShort(at));
    }

    private static String damaged(List<ArchiveEntry> entries) {
        return "has a damaged directory, unreadable after " + last(entries);
    }

    private static String miscounted(List<ArchiveEntry> entries, ArchiveEnd end) {
        return "says that it has " + end.entries() + " entries, its directory has " + entries.size();
    }

    private static String last(List<ArchiveEntry> entries) {
        return entries.isEmpty()
                ? "its start"
                : "entry '" + PlainText.of(entries.get(entries.size() - 1).name()) + "'";
    }
}
