package dev.cofferdam.itests;

import dev.cofferdam.itests.actors.Hanging;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that has actors hang for as long as it is there; it goes at the end of a test, before the container does. */
record HangFile(Path path) implements AutoCloseable {
    static HangFile in(Path folder) {
        try {
            return new HangFile(Files.createFile(folder.resolve("hanging")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells an actor of the file. */
    Recipe tell(Recipe actor) {
        return actor.header(Hanging.WHILE, path.toString()).classes(Hanging.class);
    }

    @Override
    public void close() {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
