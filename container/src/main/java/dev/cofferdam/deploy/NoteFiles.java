package dev.cofferdam.deploy;

import dev.cofferdam.model.PlainText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes and removes notes in the folder, whole or not at all. Where it may not write, the log has to do. */
final class NoteFiles {

    private static final Logger LOG = LoggerFactory.getLogger(NoteFiles.class);
    private static final String TEMPORARY = ".cofferdam";

    private final Path folder;

    NoteFiles(Path folder) {
        this.folder = folder;
    }

    void write(String jar, byte[] content) {
        try {
            Path temporary = Files.createTempFile(folder, TEMPORARY, ".tmp");
            try {
                Files.write(temporary, content);
                Files.move(temporary, note(jar), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            String text = new String(content, StandardCharsets.UTF_8);
            LOG.warn("could not write a note ({}), so here is what it says:\n{}", Reasons.of(e), text);
        }
    }

    /** Removes the note beside a jar, if there is one and it is ours. */
    void remove(String jar) {
        Path note = note(jar);
        try {
            if (ours(note)) {
                Files.deleteIfExists(note);
            }
        } catch (IOException e) {
            LOG.warn("could not remove the note '{}': {}", PlainText.of(JarNames.note(jar)), Reasons.of(e));
        }
    }

    static boolean isTemporary(String name) {
        return name.startsWith(TEMPORARY) && name.endsWith(".tmp");
    }

    void removeTemporary(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException e) {
            LOG.warn("could not remove '{}': {}", PlainText.of(name), Reasons.of(e));
        }
    }

    private Path note(String jar) {
        return folder.resolve(JarNames.note(jar));
    }

    private static boolean ours(Path note) throws IOException {
        if (!Files.isRegularFile(note, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        byte[] mark = Note.MARK.getBytes(StandardCharsets.UTF_8);
        try (InputStream in = Files.newInputStream(note)) {
            return Arrays.equals(in.readNBytes(mark.length), mark);
        }
    }
}
