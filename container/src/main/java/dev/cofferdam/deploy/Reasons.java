package dev.cofferdam.deploy;

import dev.cofferdam.model.PlainText;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Says why the file system would not do something; the bare message of its exceptions is often only a path. */
final class Reasons {

    private Reasons() {}

    static String of(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "access denied";
        }
        if (e instanceof NoSuchFileException) {
            return "no such file";
        }
        Optional<String> reason =
                e instanceof FileSystemException f ? Optional.ofNullable(f.getReason()) : Optional.empty();
        return PlainText.of(reason.or(() -> Optional.ofNullable(e.getMessage()))
                .orElse(e.getClass().getSimpleName()));
    }
}
