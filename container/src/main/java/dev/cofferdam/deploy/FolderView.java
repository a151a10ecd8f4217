package dev.cofferdam.deploy;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks at the folder through the file system. Links are followed; nothing is opened. */
final class FolderView {

    private static final Sighting ABSENT = new Sighting(Sighting.Kind.ABSENT, Stamp.of("absent"), "");

    private final Path folder;
    private final boolean unix;

    FolderView(Path folder) {
        this.folder = folder;
        this.unix = folder.getFileSystem().supportedFileAttributeViews().contains("unix");
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /** Whether the folder is there and can be listed, so that a missing name means a removed file. */
    boolean there() {
        return Files.isDirectory(folder) && Files.isReadable(folder) && Files.isExecutable(folder);
    }

    /** The names in the folder; empty when the folder is not there or cannot be listed. */
    Optional<Set<String>> names() {
        Set<String> names = new HashSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
            return Optional.of(names);
        } catch (IOException | DirectoryIteratorException e) {
            return Optional.empty();
        }
    }

    Sighting look(String name) {
        Path file = path(name);
        try {
            Map<String, Object> attributes = Files.readAttributes(file, unix ? "unix:*" : "*");
            return sighting(attributes);
        } catch (NoSuchFileException e) {
            return Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? unusable("is a link that leads nowhere") : ABSENT;
        } catch (IOException e) {
            return unusable("cannot be looked at (" + Reasons.of(e) + ")");
        }
    }

    private static Sighting sighting(Map<String, Object> attributes) {
        FileTime modified = (FileTime) attributes.get("lastModifiedTime");
        Object key = attributes.get("fileKey");
        Stamp stamp = Stamp.of(
                (Long) attributes.get("size"),
                modified,
                (FileTime) attributes.getOrDefault("ctime", modified),
                key == null ? "" : key);
        if (Boolean.TRUE.equals(attributes.get("isRegularFile"))) {
            return new Sighting(Sighting.Kind.FILE, stamp, "");
        }
        // A folder changes whenever something in it does; that it is a folder is all there is to say.
        boolean directory = Boolean.TRUE.equals(attributes.get("isDirectory"));
        return unusable(directory ? "is a folder" : "is no regular file");
    }

    private static Sighting unusable(String problem) {
        return new Sighting(Sighting.Kind.UNUSABLE, Stamp.of(problem), problem);
    }
}
