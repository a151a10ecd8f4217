package dev.cofferdam.deploy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps copies of jars under the digest of their bytes, so that nobody has to read a file that others may write to. A
 * copy is on the disk before it gets its name: what has a name is whole, whenever the machine stops.
 *
 * <p>For one thread.
 */
final class Staging {

    private static final Logger LOG = LoggerFactory.getLogger(Staging.class);

    /** How many unused copies are removed at once: a start should not wait for thousands. */
    private static final int MOST_REMOVED = 1_000;

    private final Path folder;
    private final Set<String> verified = new HashSet<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 18);

    /** @throws IOException when the folder cannot be created */
    Staging(Path data) throws IOException {
        folder = Files.createDirectories(folder(data));
    }

    /** Where the copy with a digest is kept, be it there or not. */
    static Path path(Path data, String sha256) {
        return folder(data).resolve(sha256 + ".jar");
    }

    /** Where the copies are kept, below the data folder. */
    static Path folder(Path data) {
        return data.resolve("staged");
    }

    /** Where the copies are kept. */
    Path folder() {
        return folder;
    }

    /** Where the copy with a digest is kept. */
    Path path(String sha256) {
        return folder.resolve(sha256 + ".jar");
    }

    /**
     * Makes sure that a copy of the file is kept. One that is there is compared with the file, which takes less time than
     * its digest.
     *
     * @return the digest of the file; empty when the file was written to while it was read
     * @throws IOException when the file cannot be read or the copy cannot be written
     */
    Optional<String> stage(Path file) throws IOException {
        String sha256 = digest(file);
        Path target = path(sha256);
        if (verified.contains(sha256) && Files.isRegularFile(target)) {
            return Optional.of(sha256);
        }
        if (!Files.isRegularFile(target) || Files.mismatch(file, target) >= 0) {
            Path copy = Files.createTempFile(folder, "copy", ".tmp");
            try {
                if (!copy(file, copy).equals(sha256)) {
                    return Optional.empty();
                }
                Files.move(copy, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(copy);
            }
        }
        verified.add(sha256);
        return Optional.of(sha256);
    }

    /**
     * Puts a bundle in the place of the copy of a plain jar.
     *
     * @return the digest of the bundle
     * @throws IOException when it cannot be written
     */
    String wrap(String sha256, String fileName) throws IOException {
        Path bundle = Files.createTempFile(folder, "wrap", ".tmp");
        try {
            PlainJar.wrap(path(sha256), fileName, bundle);
            String wrapped = stage(bundle).orElseThrow(() -> new IOException("the copy was written to"));
            discard(sha256);
            return wrapped;
        } finally {
            Files.deleteIfExists(bundle);
        }
    }

    /** Drops a copy that nobody uses. */
    void discard(String sha256) {
        verified.remove(sha256);
        delete(path(sha256));
    }

    /** Removes copies that are not named, and what an interrupted run left half-written; not all of a great many. */
    void keepOnly(Set<String> digests) {
        int removed = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                boolean used = name.endsWith(".jar") && digests.contains(name.substring(0, name.length() - 4));
                if (!used && removed++ < MOST_REMOVED) {
                    delete(file);
                }
            }
        } catch (IOException e) {
            LOG.warn("could not look for unused copies in {}: {}", folder, Reasons.of(e));
        }
        if (removed > 0) {
            LOG.info("removed {} unused copies of jars", Math.min(removed, MOST_REMOVED));
        }
    }

    private String digest(Path file) throws IOException {
        try (FileChannel in = FileChannel.open(file)) {
            MessageDigest digest = Digest.sha256();
            while (in.read(buffer.clear()) >= 0) {
                digest.update(buffer.flip());
            }
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    private String copy(Path from, Path to) throws IOException {
        try (FileChannel in = FileChannel.open(from);
                FileChannel out = FileChannel.open(to, StandardOpenOption.WRITE)) {
            MessageDigest digest = Digest.sha256();
            while (in.read(buffer.clear()) >= 0) {
                digest.update(buffer.flip());
                buffer.rewind();
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
            }
            out.force(true);
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("could not remove {}: {}", file, Reasons.of(e));
        }
    }
}
