package dev.cofferdam.gate.space;

import dev.cofferdam.model.BundleManifest;
import dev.cofferdam.model.PlainText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** A zip that holds classes: a jar on disk, or one nested in it. */
interface Container {

    /** The names of all entries; a name may come twice. */
    Collection<String> entries();

    /** An entry's bytes; empty when there is no such entry. */
    Optional<byte[]> read(String entry, int limit) throws IOException;

    /**
     * A jar on disk.
     *
     * @param window of the same jar
     */
    static Container of(ZipFile zip, EntryWindow window, Limits limits) throws IOException {
        if (zip.size() > limits.entries()) {
            throw new ZipException("it has " + zip.size() + " entries, the limit is " + limits.entries());
        }
        List<ZipEntry> all = new ArrayList<>(zip.size());
        zip.entries().asIterator().forEachRemaining(all::add);
        long[] offsets = window.offsets(all);
        Map<String, OnDisk.Placed> entries = new LinkedHashMap<>(all.size() * 2);
        for (int i = 0; i < all.size(); i++) {
            ZipEntry entry = all.get(i);
            entries.put(entry.getName(), new OnDisk.Placed(entry, offsets.length == 0 ? -1 : offsets[i]));
        }
        return new OnDisk(zip, entries, Optional.of(window));
    }

    /** A jar on disk of which a few classes are read. */
    static Container of(ZipFile zip) {
        return new OnDisk(zip, Map.of(), Optional.empty());
    }

    /** A jar inside another: it is unpacked into memory, for it cannot be read but from start to end. */
    static Container nested(byte[] jar, Limits limits) throws IOException {
        Map<String, byte[]> contents = new HashMap<>();
        long total = 0;
        int entries = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                boolean manifest = name.equals(BundleManifest.NAME);
                if (manifest || name.endsWith(".class")) {
                    int limit = manifest ? limits.manifest().bytes() : limits.classBytes();
                    byte[] bytes = bounded(zip, name, limit);
                    total += bytes.length;
                    contents.put(name, bytes);
                }
                if (++entries > limits.entries()) {
                    throw new ZipException("a jar in it has more than " + limits.entries() + " entries");
                }
                if (total > limits.jarBytes()) {
                    throw new ZipException("a jar in it unpacks to more than " + limits.jarBytes() + " bytes");
                }
            }
        }
        return new InMemory(contents);
    }

    private static byte[] bounded(InputStream in, String name, int limit) throws IOException {
        byte[] bytes = in.readNBytes(limit + 1);
        if (bytes.length > limit) {
            throw new ZipException("entry '" + PlainText.of(name) + "' has more than " + limit + " bytes");
        }
        return bytes;
    }

    /** What is behind the claimed size is left out: then the class is malformed, and that is told. */
    private static byte[] sized(InputStream in, int size) throws IOException {
        byte[] bytes = new byte[size];
        int read = in.readNBytes(bytes, 0, size);
        return read == size ? bytes : Arrays.copyOf(bytes, read);
    }

    /**
     * @param zip the jar
     * @param known its entries by name, of two the last as {@link ZipFile#getEntry} has it; looked up there when it is empty
     * @param window reads what is known where
     */
    record OnDisk(ZipFile zip, Map<String, Placed> known, Optional<EntryWindow> window) implements Container {

        /** An entry, and where its local header is: negative when that is not known. */
        record Placed(ZipEntry entry, long offset) {}

        @Override
        public Collection<String> entries() {
            return known.keySet();
        }

        @Override
        public Optional<byte[]> read(String name, int limit) throws IOException {
            Placed found = known.get(name);
            ZipEntry entry = found == null
                    ? zip.getEntry(name)
                    : found.entry(); // which also finds a directory without its slash
            if (entry == null || entry.isDirectory()) {
                return Optional.empty();
            }
            if (found != null && found.offset() >= 0 && window.isPresent()) {
                Optional<byte[]> plain = window.get().read(entry, found.offset(), limit);
                if (plain.isPresent()) {
                    return plain;
                }
            }
            long size = entry.getSize();
            try (InputStream in = zip.getInputStream(entry)) {
                return Optional.of(size >= 0 && size <= limit ? sized(in, (int) size) : bounded(in, name, limit));
            }
        }
    }

    /** @param contents bytes by entry name */
    record InMemory(Map<String, byte[]> contents) implements Container {
        @Override
        public Collection<String> entries() {
            return contents.keySet();
        }

        @Override
        public Optional<byte[]> read(String entry, int limit) {
            return Optional.ofNullable(contents.get(entry));
        }
    }
}
