package dev.cofferdam.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the build has put where the tests find it. */
final class Built {
    private static final Path TARGET = Path.of(System.getProperty("itests.target"));

    private Built() {}

    /** The distribution as a folder. */
    static Path distribution() {
        return Path.of(System.getProperty("itests.distribution"));
    }

    /** The distribution as an archive. */
    static Path archive() {
        return Path.of(System.getProperty("itests.archive"));
    }

    /** The script that a checkout is started with. */
    static Path startScript() {
        return TARGET.resolve("../../cofferdam").normalize();
    }

    /** The services on board. */
    static Path bundles() {
        return distribution().resolve("bundles");
    }

    /** A sample plugin or a bad actor. */
    static Path sample(String name) {
        return TARGET.resolve("samples").resolve(name + ".jar");
    }

    /** The widely used bundles. */
    static List<Path> realBundles() {
        return jars(TARGET.resolve("real-bundles"));
    }

    /** The folder of many more that belong together. */
    static Path realSet() {
        return TARGET.resolve("real-set");
    }

    /** A client or a provider of breaking-pairs.tsv. */
    static Path breakingPair(String fileName) {
        return TARGET.resolve("breaking-pairs").resolve(fileName);
    }

    /** The files in a folder, by name. */
    static List<Path> jars(Path folder) {
        try (Stream<Path> jars = Files.list(folder)) {
            return jars.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An older release of one of them. */
    static Path olderBundle(String fileName) {
        return TARGET.resolve("older-bundles").resolve(fileName);
    }

    /** The class file of a class of these tests, and of all that are nested in it, by zip entry. */
    static Map<String, byte[]> classFiles(Class<?> type) {
        String folder = type.getPackageName().replace('.', '/');
        Pattern names = Pattern.compile(Pattern.quote(type.getSimpleName()) + "(\\$.*)?\\.class");
        Map<String, byte[]> files = new TreeMap<>();
        for (Path file : jars(TARGET.resolve("test-classes").resolve(folder))) {
            String name = file.getFileName().toString();
            if (names.matcher(name).matches()) {
                files.put(folder + "/" + name, bytes(file));
            }
        }
        return files;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
