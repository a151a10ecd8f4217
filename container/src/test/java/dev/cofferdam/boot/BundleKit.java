package dev.cofferdam.boot;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/** Makes bundles of one class each. */
final class BundleKit {
    private final Path folder;

    BundleKit(Path folder) {
        this.folder = folder;
    }

    /**
     * @param file the jar's name; a jar of that name is replaced
     * @param classPath a jar that the source needs, or the jar itself when it needs none
     * @param type the class, dotted
     * @param headers of the manifest, {@code Name: value}
     */
    Path bundle(String file, Path classPath, String type, String source, String... headers) {
        try {
            Path work = Files.createTempDirectory(folder, "work");
            Path java = work.resolve(type.substring(type.lastIndexOf('.') + 1) + ".java");
            Files.writeString(java, source);
            Path classes = Files.createDirectory(work.resolve("classes"));
            int result = ToolProvider.getSystemJavaCompiler()
                    .run(null, null, null, "-cp", classPath.toString(), "-d", classes.toString(), java.toString());
            if (result != 0) {
                throw new IllegalArgumentException("does not compile: " + source);
            }
            return pack(folder.resolve(file), classes, headers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same bytes under another name. */
    Path copy(Path jar, String file) {
        try {
            return Files.copy(jar, folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path pack(Path jar, Path classes, String... headers) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        for (String header : headers) {
            main.putValue(header.split(": ", 2)[0], header.split(": ", 2)[1]);
        }
        try (OutputStream bytes = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(bytes, manifest);
                Stream<Path> files = Files.walk(classes)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            for (Path file : all) {
                zip.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                zip.write(Files.readAllBytes(file));
            }
        }
        return jar;
    }
}
