package dev.cofferdam.supervise.state;

import dev.cofferdam.model.WholeFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The states of all plugins, one file for each, named by a digest of the plugin's name. A file is written whole or not at
 * all, and has a checksum. What cannot be used is set aside under another name; the latest five of a plugin are kept. Safe for
 * use by several threads as long as each plugin is left to one at a time.
 */
public final class StateStore {
    private static final int FORMAT = 0xC0FF5701;
    private static final int MOST_ASIDE = 5;
    private static final String ASIDE = ".aside";

    private final Path folder;
    private final StateCodec codec;
    private final int mostBytes;

    /**
     * @param folder where the files are; made when the first one is written
     * @param mostBytes how large one state may be
     */
    public StateStore(Path folder, int mostBytes) {
        this.folder = folder;
        this.codec = new StateCodec(mostBytes);
        this.mostBytes = mostBytes;
    }

    /** The form that states are kept in. */
    public StateCodec codec() {
        return codec;
    }

    /**
     * What is kept of a plugin.
     *
     * @throws IOException when something is kept but cannot be read; the message says why
     */
    public Optional<KeptState> find(String plugin) throws IOException {
        Path file = file(plugin);
        try {
            if (Files.size(file) > mostBytes + (1L << 16)) {
                throw new StreamCorruptedException("it is larger than a state may be");
            }
            return Optional.of(read(Files.readAllBytes(file), plugin));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    /**
     * Keeps a state in place of the one before.
     *
     * @param encoded what {@link StateCodec#encode} made of the state
     * @throws IOException when it cannot be written; what was kept before is still there
     */
    public void keep(String plugin, String revision, int generation, Instant at, byte[] encoded) throws IOException {
        WholeFile.replace(file(plugin), bytes(plugin, revision, generation, at, encoded));
    }

    /**
     * Puts what is kept of a plugin under another name, where nobody takes it for the plugin's state.
     *
     * @return the file's new name; empty when nothing was kept
     * @throws IOException when it cannot be moved
     */
    public Optional<Path> putAside(String plugin) throws IOException {
        Path file = file(plugin);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<Path> before = aside(plugin);
        for (int i = 0; i <= before.size() - MOST_ASIDE; i++) {
            Files.deleteIfExists(before.get(i));
        }
        int number = before.isEmpty() ? 1 : number(before.get(before.size() - 1)) + 1;
        Path target = folder.resolve(key(plugin) + "." + number + ASIDE);
        return Optional.of(Files.move(file, target, StandardCopyOption.ATOMIC_MOVE));
    }

    /** What was set aside of a plugin, oldest first. */
    List<Path> aside(String plugin) throws IOException {
        String prefix = key(plugin) + ".";
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .filter(file -> number(file) > 0)
                    .sorted(Comparator.comparingInt(StateStore::number))
                    .toList();
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }

    private static int number(Path file) {
        String name = file.getFileName().toString();
        String number =
                name.endsWith(ASIDE) ? name.substring(name.indexOf('.') + 1, name.length() - ASIDE.length()) : "";
        return number.matches("[0-9]{1,9}") ? Integer.parseInt(number) : 0;
    }

    private Path file(String plugin) {
        return folder.resolve(key(plugin) + ".state");
    }

    private static String key(String plugin) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(plugin.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private KeptState read(byte[] bytes, String plugin) throws IOException {
        if (bytes.length < Long.BYTES
                || ByteBuffer.wrap(bytes).getLong(bytes.length - Long.BYTES)
                        != checksum(bytes, bytes.length - Long.BYTES)) {
            throw new StreamCorruptedException("its checksum is wrong");
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != FORMAT) {
                throw new StreamCorruptedException("it is of another format");
            }
            if (!Blocks.text(in).equals(plugin)) {
                throw new StreamCorruptedException("it is another plugin's");
            }
            return new KeptState(
                    plugin,
                    Blocks.text(in),
                    in.readInt(),
                    Instant.ofEpochMilli(in.readLong()),
                    codec.decode(Blocks.bytes(in)));
        }
    }

    private static byte[] bytes(String plugin, String revision, int generation, Instant at, byte[] encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(FORMAT);
            Blocks.text(plugin, out);
            Blocks.text(revision, out);
            out.writeInt(generation);
            out.writeLong(at.toEpochMilli());
            Blocks.bytes(encoded, out);
            out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static long checksum(byte[] bytes, int length) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, length);
        return checksum.getValue();
    }
}
