package dev.cofferdam.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where a container keeps what plugins know. */
record StateFolder(Path path) {
    static StateFolder of(Path home) {
        return new StateFolder(home.resolve("data").resolve("state"));
    }

    /** What was set aside. */
    List<Path> setAside() {
        return ending(".aside");
    }

    /** Whether a kept state ends in this number. */
    boolean keeps(int number) {
        return ending(".state").stream().anyMatch(file -> last(file) == number);
    }

    private List<Path> ending(String suffix) {
        return Files.isDirectory(path)
                ? Built.jars(path).stream()
                        .filter(file -> file.getFileName().toString().endsWith(suffix))
                        .toList()
                : List.of();
    }

    /** The last number of a state, ahead of its checksum. */
    static int last(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return bytes[bytes.length - Long.BYTES - 1];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Spoils every file. */
    void damage() {
        for (Path file : Built.jars(path)) {
            try {
                Files.write(file, new byte[] {1, 2, 3});
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
