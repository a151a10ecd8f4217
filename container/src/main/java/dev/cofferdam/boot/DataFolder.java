package dev.cofferdam.boot;

import dev.cofferdam.ContainerException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Where the container keeps what has to be kept: a given folder, or a temporary one that goes with it. A lock in it keeps a
 * second container out, which would empty the first one's cache.
 */
final class DataFolder implements AutoCloseable {
    private final Path path;
    private final boolean temporary;
    private final FileChannel channel;

    private DataFolder(Path path, boolean temporary, FileChannel channel) {
        this.path = path;
        this.temporary = temporary;
        this.channel = channel;
    }

    /**
     * Takes a folder into use.
     *
     * @throws ContainerException when another container, of this process or another, uses it
     */
    static DataFolder open(Optional<Path> given) throws IOException {
        Path path = given.isPresent()
                ? Files.createDirectories(given.get().toAbsolutePath())
                : Files.createTempDirectory("cofferdam-data");
        FileChannel channel =
                FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locked(channel)) {
            channel.close();
            throw new ContainerException(
                    "the data folder '" + path + "' is in use by another container; stop that one, or give this one a"
                            + " folder of its own",
                    null);
        }
        return new DataFolder(path, given.isEmpty(), channel);
    }

    Path path() {
        return path;
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException ofThisProcess) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        if (temporary) {
            Files.walkFileTree(path, new Remover());
        }
    }

    /** Removes a folder with all that is in it. */
    static void remove(Path folder) throws IOException {
        Files.walkFileTree(folder, new Remover());
    }

    private static final class Remover extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException problem) throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
