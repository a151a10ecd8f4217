package dev.cofferdam.deploy.admission;

import dev.cofferdam.model.Finding;
import dev.cofferdam.model.PlainText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Entries must lie one after the other from the file's first byte, each under the name that the directory has for it:
 * overlapping entries are how a small file becomes a large bomb, and two names are how two readers see two jars.
 */
final class EntryLayout {

    private static final int HEADER = 30;
    private static final int SIGNATURE = 0x04034b50;

    private final Archive archive;
    private final ByteBuffer window = ByteBuffer.allocate(1 << 17);
    private long windowStart;

    EntryLayout(Archive archive) {
        this.archive = archive;
        window.limit(0);
    }

    List<Finding> judge() throws IOException {
        List<ArchiveEntry> inOrder = archive.entries().stream()
                .sorted(Comparator.comparingLong(ArchiveEntry::offset))
                .toList();
        long end = 0;
        for (ArchiveEntry entry : inOrder) {
            Optional<String> problem = form(entry);
            if (problem.isPresent()) {
                return List.of(finding(entry, problem.get()));
            }
            if (entry.offset() < end) {
                return List.of(finding(entry, "that overlaps with the one before it"));
            }
            if (end == 0 && entry.offset() > 0) {
                return List.of(Findings.unusable(
                        archive.fileName(),
                        "has " + entry.offset() + " bytes before its first entry",
                        "build a plain jar, without a start script in front"));
            }
            if (entry.offset() + HEADER + entry.nameLength() + entry.packed() > archive.directoryOffset()) {
                return List.of(finding(entry, "that reaches beyond the end of the entries"));
            }
            ByteBuffer header = read(entry.offset(), HEADER + entry.nameLength());
            if (header.getInt(0) != SIGNATURE || !name(header).equals(entry.name())) {
                return List.of(finding(entry, "that has another name, or none, in the place where it is said to be"));
            }
            end = entry.offset() + HEADER + entry.nameLength() + extra(header) + entry.packed();
            if (end > archive.directoryOffset()) {
                return List.of(finding(entry, "that reaches beyond the end of the entries"));
            }
        }
        return List.of();
    }

    private static Optional<String> form(ArchiveEntry entry) {
        if (entry.zip64()) {
            return Optional.of("written in the ZIP64 form, which no jar within the limits needs");
        }
        if (entry.encrypted()) {
            return Optional.of("that is encrypted");
        }
        if (entry.method() != ArchiveEntry.STORED && entry.method() != ArchiveEntry.DEFLATED) {
            return Optional.of("packed by method " + entry.method() + ", which no JVM reads");
        }
        return entry.method() == ArchiveEntry.STORED && entry.packed() != entry.size()
                ? Optional.of("that is not packed and yet claims two sizes")
                : Optional.empty();
    }

    private Finding finding(ArchiveEntry entry, String problem) {
        return Findings.unusable(
                archive.fileName(),
                "has an entry '" + PlainText.of(entry.name()) + "' " + problem,
                Findings.BUILD_AGAIN);
    }

    private static String name(ByteBuffer header) {
        int length = Short.toUnsignedInt(header.getShort(26));
        return length == header.limit() - HEADER
                ? StandardCharsets.UTF_8.decode(header.slice(HEADER, length)).toString()
                : "";
    }

    private static int extra(ByteBuffer header) {
        return Short.toUnsignedInt(header.getShort(28));
    }

    /** Entries are visited in the file's order, so one window serves many of them. */
    private ByteBuffer read(long position, int length) throws IOException {
        if (position < windowStart || position + length > windowStart + window.limit()) {
            window.clear();
            window.limit((int) Math.min(window.capacity(), archive.bytes() - position));
            ArchiveEnd.readFully(archive.channel(), window, position);
            windowStart = position;
        }
        return window.slice((int) (position - windowStart), length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
