package dev.cofferdam.boot;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Where the container keeps what has to be kept: a given folder, or a temporary one that goes with it. */
record DataFolder(Path path, boolean temporary) implements AutoCloseable {
    static DataFolder open(Optional<Path> given) throws IOException {
        if (given.isPresent()) {
            return new DataFolder(Files.createDirectories(given.get().toAbsolutePath()), false);
        }
        return new DataFolder(Files.createTempDirectory("cofferdam-data"), true);
    }

    @Override
    public void close() throws IOException {
        if (temporary) {
            Files.walkFileTree(path, new Remover());
        }
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
