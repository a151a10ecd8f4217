package dev.cofferdam.boot;

import dev.cofferdam.gate.VerdictStore;
import dev.cofferdam.model.WholeFile;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the gate's verdicts in one file below the data folder. It may be deleted at any time: what is not in it is judged. A
 * file of another host or JVM, or one that is damaged, counts as none. What was used least recently goes first when it
 * becomes too large. Safe for use by several threads.
 */
final class VerdictFile implements VerdictStore, AutoCloseable {
    /** More than a container with a thousand plugins needs. */
    static final int MOST_ENTRIES = 50_000;

    static final long MOST_BYTES = 64L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(VerdictFile.class);
    private static final int FORMAT = 0xC0FFE402;
    private static final int DIGEST_LENGTH = 64;

    private final Path file;
    private final Path staged;
    private final String surroundings;
    private final int mostEntries;
    private final long mostBytes;
    private final Map<String, byte[]> records = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;
    private boolean loaded;
    private boolean changed;

    /**
     * Reads what an earlier run kept, when it is first asked for.
     *
     * @param surroundings the host and the JVM that verdicts hold for
     */
    VerdictFile(Path data, String surroundings) {
        this(data, "verdicts", surroundings, MOST_ENTRIES, MOST_BYTES);
    }

    /** @param name the file's name */
    VerdictFile(Path data, String name, String surroundings, int mostEntries, long mostBytes) {
        this.file = data.resolve("verdicts").resolve(name);
        this.staged = data.resolve("staged").toAbsolutePath();
        this.surroundings = surroundings;
        this.mostEntries = mostEntries;
        this.mostBytes = mostBytes;
    }

    /** A staged jar is named by the digest of its bytes; what lies elsewhere is known by its size and time of change. */
    @Override
    public Optional<String> fingerprint(Path jar) {
        Path absolute = jar.toAbsolutePath();
        String name = String.valueOf(absolute.getFileName());
        if (isDigest(name) && staged.equals(absolute.getParent())) {
            return Optional.of(name);
        }
        try {
            BasicFileAttributes attributes = Files.readAttributes(absolute, BasicFileAttributes.class);
            return attributes.isRegularFile()
                    ? Optional.of(absolute + " " + attributes.size() + " " + attributes.lastModifiedTime())
                    : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static boolean isDigest(String name) {
        return name.length() == DIGEST_LENGTH + ".jar".length() && name.endsWith(".jar") && isHex(name, DIGEST_LENGTH);
    }

    private static boolean isHex(String name, int length) {
        for (int i = 0; i < length; i++) {
            if (Character.digit(name.charAt(i), 16) < 0 || Character.isUpperCase(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public synchronized Optional<byte[]> find(String key) {
        load();
        return Optional.ofNullable(records.get(key));
    }

    @Override
    public synchronized void keep(String key, byte[] record) {
        load();
        add(key, record);
        changed = true;
    }

    private void add(String key, byte[] record) {
        long size = size(key, record);
        if (size > mostBytes) {
            return;
        }
        byte[] before = records.put(key, record);
        bytes += size - (before == null ? 0 : size(key, before));
        Iterator<Map.Entry<String, byte[]>> oldest = records.entrySet().iterator();
        while (records.size() > mostEntries || bytes > mostBytes) {
            Map.Entry<String, byte[]> entry = oldest.next();
            bytes -= size(entry.getKey(), entry.getValue());
            oldest.remove();
        }
    }

    private static long size(String key, byte[] record) {
        return 2L * key.length() + record.length;
    }

    private void load() {
        if (loaded) {
            return;
        }
        loaded = true;
        try {
            if (Files.size(file) > 4 * mostBytes) {
                throw new StreamCorruptedException("it is too large");
            }
            CRC32 checksum = new CRC32();
            try (DataInputStream in = new DataInputStream(
                    new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16), checksum))) {
                read(in);
                long sum = checksum.getValue();
                if (in.readLong() != sum) {
                    throw new StreamCorruptedException("its checksum is wrong");
                }
            }
        } catch (NoSuchFileException none) {
            // a first start, or it was deleted
        } catch (EOFException end) {
            LOG.warn("The verdicts in {} are cut short, so all is judged anew", file);
            forget();
        } catch (IOException damaged) {
            LOG.warn("The verdicts in {} cannot be used, so all is judged anew: {}", file, damaged.getMessage());
            forget();
        }
    }

    private void read(DataInputStream in) throws IOException {
        if (in.readInt() != FORMAT) {
            throw new StreamCorruptedException("it is of another format");
        }
        boolean same = text(in).equals(surroundings);
        for (int left = in.readInt(); left > 0; left--) {
            String key = text(in);
            byte[] record = array(in);
            if (same) {
                add(key, record);
            }
        }
    }

    private void forget() {
        records.clear();
        bytes = 0;
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} cannot be removed: {}", file, e.getMessage());
        }
    }

    private String text(DataInputStream in) throws IOException {
        return new String(array(in), StandardCharsets.UTF_8);
    }

    private byte[] array(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > mostBytes) {
            throw new StreamCorruptedException("a length is wrong");
        }
        byte[] array = in.readNBytes(length);
        if (array.length < length) {
            throw new StreamCorruptedException("it is cut short");
        }
        return array;
    }

    /** Writes what is new, and lets go of all of it: what is asked for later is read again. */
    synchronized void rest() {
        save();
        if (!changed) {
            records.clear();
            bytes = 0;
            loaded = false;
        }
    }

    /** Writes what is new, whole or not at all. */
    synchronized void save() {
        if (!changed) {
            return;
        }
        try {
            WholeFile.replace(file, written());
            changed = false;
        } catch (IOException e) {
            LOG.warn("The verdicts cannot be kept in {}, so the next start judges anew: {}", file, e.toString());
        }
    }

    private byte[] written() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream(1 << 16);
        CRC32 checksum = new CRC32();
        try (DataOutputStream out = new DataOutputStream(new CheckedOutputStream(whole, checksum))) {
            out.writeInt(FORMAT);
            array(surroundings.getBytes(StandardCharsets.UTF_8), out);
            out.writeInt(records.size());
            for (Map.Entry<String, byte[]> entry : records.entrySet()) {
                array(entry.getKey().getBytes(StandardCharsets.UTF_8), out);
                array(entry.getValue(), out);
            }
            out.writeLong(checksum.getValue());
        }
        return whole.toByteArray();
    }

    private static void array(byte[] array, DataOutputStream out) throws IOException {
        out.writeInt(array.length);
        out.write(array);
    }

    @Override
    public void close() {
        save();
    }
}
