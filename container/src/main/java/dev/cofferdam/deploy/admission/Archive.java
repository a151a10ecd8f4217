package dev.cofferdam.deploy.admission;

import java.nio.channels.FileChannel;
import java.util.List;

/**
 * A jar whose directory could be read.
 *
 * @param fileName the name that the jar was dropped under, for messages only
 * @param channel the staged copy, open for reading
 * @param bytes how many bytes the jar has
 * @param directoryOffset where the central directory starts, and so where entries must end
 * @param entries all entries, in the order of the directory
 */
record Archive(String fileName, FileChannel channel, long bytes, long directoryOffset, List<ArchiveEntry> entries) {
    Archive {
        entries = List.copyOf(entries);
    }
}
