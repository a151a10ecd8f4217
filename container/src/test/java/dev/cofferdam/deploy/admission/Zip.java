package dev.cofferdam.deploy.admission;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes jars by recipe, the ones no tool would write included: each number in them can be made a lie. */
public final class Zip {

    /** One entry as it is written: what its two headers claim, and the bytes that are there. */
    public record Entry(
            byte[] name,
            byte[] localName,
            int flags,
            int method,
            long crc,
            byte[] data,
            long packed,
            long size,
            long offset) {

        /** Where the entry really is. */
        static final long TRUE_OFFSET = -1;

        public Entry claiming(long claimedSize) {
            return new Entry(name, localName, flags, method, crc, data, packed, claimedSize, offset);
        }

        public Entry withCrc(long claimedCrc) {
            return new Entry(name, localName, flags, method, claimedCrc, data, packed, size, offset);
        }

        public Entry withFlags(int other) {
            return new Entry(name, localName, other, method, crc, data, packed, size, offset);
        }

        public Entry withMethod(int other) {
            return new Entry(name, localName, flags, other, crc, data, packed, size, offset);
        }

        public Entry at(long claimedOffset) {
            return new Entry(name, localName, flags, method, crc, data, packed, size, claimedOffset);
        }

        public Entry localName(String other) {
            return new Entry(
                    name, other.getBytes(StandardCharsets.UTF_8), flags, method, crc, data, packed, size, offset);
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private byte[] comment = new byte[0];
    private int entriesMore;

    /** A bundle's manifest with these lines after the ones that every bundle has. */
    public static Zip bundle(String symbolicName, String version, String... lines) {
        return manifest("Manifest-Version: 1.0\nBundle-ManifestVersion: 2\nBundle-SymbolicName: " + symbolicName
                + "\nBundle-Version: " + version + "\n" + String.join("\n", lines) + "\n\n");
    }

    public static Zip manifest(String text) {
        return new Zip().file("META-INF/MANIFEST.MF", text.getBytes(StandardCharsets.UTF_8));
    }

    public Zip file(String name, byte[] content) {
        entries.add(entry(name.getBytes(StandardCharsets.UTF_8), content));
        return this;
    }

    public Zip file(String name, byte[] content, UnaryOperator<Entry> lie) {
        entries.add(lie.apply(entry(name.getBytes(StandardCharsets.UTF_8), content)));
        return this;
    }

    public Zip rawName(byte[] name) {
        entries.add(entry(name, new byte[] {1}));
        return this;
    }

    /** A class file's first bytes. */
    public Zip classFile(String name, int major) {
        return file(
                name, ByteBuffer.allocate(32).putInt(0xCAFEBABE).putInt(major).array());
    }

    public Zip comment(byte[] bytes) {
        comment = bytes.clone();
        return this;
    }

    /** Counts more entries than there are. */
    public Zip countingMore(int more) {
        entriesMore = more;
        return this;
    }

    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        for (Entry entry : entries) {
            long offset = entry.offset() == Entry.TRUE_OFFSET ? out.size() : entry.offset();
            out.writeBytes(header(30 + entry.localName().length)
                    .putInt(0x04034b50)
                    .putShort((short) 20)
                    .put(common(entry, entry.localName()))
                    .put(entry.localName())
                    .array());
            out.writeBytes(entry.data());
            directory.writeBytes(header(46 + entry.name().length)
                    .putInt(0x02014b50)
                    .putShort((short) 20)
                    .putShort((short) 20)
                    .put(common(entry, entry.name()))
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putInt(0)
                    .putInt((int) offset)
                    .put(entry.name())
                    .array());
        }
        int start = out.size();
        out.writeBytes(directory.toByteArray());
        int count = entries.size() + entriesMore;
        out.writeBytes(header(22)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort((short) count)
                .putShort((short) count)
                .putInt(directory.size())
                .putInt(start)
                .putShort((short) comment.length)
                .array());
        out.writeBytes(comment);
        return out.toByteArray();
    }

    public Path write(Path file) {
        return write(file, bytes());
    }

    public static Path write(Path file, byte[] bytes) {
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Flags to name length and extra length: the fields that both headers have in this order. */
    private static byte[] common(Entry entry, byte[] name) {
        return header(24)
                .putShort((short) entry.flags())
                .putShort((short) entry.method())
                .putInt(0)
                .putInt((int) entry.crc())
                .putInt((int) entry.packed())
                .putInt((int) entry.size())
                .putShort((short) name.length)
                .putShort((short) 0)
                .array();
    }

    private static Entry entry(byte[] name, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        byte[] packed = deflate(content);
        return new Entry(
                name, name, 0x800, 8, crc.getValue(), packed, packed.length, content.length, Entry.TRUE_OFFSET);
    }

    private static byte[] deflate(byte[] content) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    private static ByteBuffer header(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
