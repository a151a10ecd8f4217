package dev.cofferdam.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are there whole or not at all, whenever the process or the machine ends. */
public final class WholeFile {
    private WholeFile() {}

    /**
     * Puts the bytes in the place of what the file held. Others see the old content or the new, never a part. Safe for use by
     * several threads; the last one's bytes stay.
     *
     * @param file its folder is made when there is none
     * @throws IOException when they cannot be written; the file is then as it was
     */
    public static void replace(Path file, byte[] bytes) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path copy = Files.createTempFile(folder, file.getFileName().toString(), ".tmp");
        try {
            write(copy, bytes);
            Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /** To the disk, and not only to the operating system: the name must not be there before the bytes are. */
    private static void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }
}
