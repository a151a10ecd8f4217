package dev.cofferdam.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A folder with the settings of plugins, a file each, as a person would write them. */
record ConfigFolder(Path path) {
    static ConfigFolder in(Path folder) {
        try {
            return new ConfigFolder(Files.createDirectories(folder.resolve("config")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives a plugin these settings and no others; they arrive whole. */
    void write(String plugin, String... lines) {
        try {
            Path arriving = path.resolveSibling("arriving.cfg");
            Files.writeString(arriving, String.join("\n", lines) + "\n");
            Files.move(arriving, file(plugin), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a plugin's settings away. */
    void delete(String plugin) {
        try {
            Files.delete(file(plugin));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String plugin) {
        return path.resolve("dev.cofferdam.plugin~" + plugin + ".cfg");
    }
}
