package dev.cofferdam.gate.space;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;

/** Jars that classes are read from again while one plugin is judged: each is opened once. For one thread. */
final class OpenJars implements AutoCloseable {
    private static final int MOST_KEPT = 16 << 20;

    private final Limits limits;
    private final Map<Path, Optional<ZipFile>> open = new HashMap<>();
    private final Map<JarClass, byte[]> kept = new IdentityHashMap<>();
    private int keptBytes;
    private Optional<Nested> last = Optional.empty();

    private record Nested(Path jar, String entry, Container contents) {}

    OpenJars(Limits limits) {
        this.limits = limits;
    }

    /** Spares a second reading of a class that was read just now, up to a limit. */
    void keep(JarClass read, byte[] bytes) {
        if (keptBytes + bytes.length <= MOST_KEPT) {
            keptBytes += bytes.length;
            kept.put(read, bytes);
        }
    }

    /** The bytes of a class that a scan found; empty when the jar has gone or changed since. */
    Optional<byte[]> bytes(Path jar, JarClass wanted) {
        byte[] known = kept.get(wanted);
        return known == null ? again(jar, wanted) : Optional.of(known);
    }

    private Optional<byte[]> again(Path jar, JarClass wanted) {
        Optional<ZipFile> zip = open.computeIfAbsent(jar, OpenJars::open);
        if (zip.isEmpty()) {
            return Optional.empty();
        }
        try {
            Container root = Container.of(zip.get());
            return wanted.nested().isEmpty()
                    ? root.read(wanted.entry(), limits.classBytes())
                    : nested(jar, root, wanted.nested()).read(wanted.entry(), limits.classBytes());
        } catch (IOException | IllegalArgumentException | IllegalStateException broken) {
            return Optional.empty();
        }
    }

    /** A nested jar is unpacked into memory; one at a time is held. */
    private Container nested(Path jar, Container root, String entry) throws IOException {
        if (last.filter(one -> one.jar().equals(jar) && one.entry().equals(entry))
                .isEmpty()) {
            byte[] bytes = root.read(entry, limits.jarBytes()).orElse(new byte[0]);
            last = Optional.of(new Nested(jar, entry, Container.nested(bytes, limits)));
        }
        return last.get().contents();
    }

    private static Optional<ZipFile> open(Path jar) {
        try {
            return Optional.of(new ZipFile(jar.toFile()));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        last = Optional.empty();
        kept.clear();
        open.values().forEach(each -> each.ifPresent(OpenJars::close));
        open.clear();
    }

    private static void close(ZipFile zip) {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
