package dev.cofferdam.itests;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Makes jars, from nothing or from other jars. Every call answers a new recipe. */
record Recipe(Map<String, String> headers, Map<String, byte[]> entries) {
    /** What a plugin imports that implements the contract {@code Min}. */
    static final String OFFERS_MIN = "dev.cofferdam.samples.min;version=\"[1.0,1.1)\"";

    /** What a plugin imports that calls {@code Min}. */
    static final String CALLS_MIN = "dev.cofferdam.samples.min;version=\"[1.0,2)\"";

    Recipe {
        headers = new LinkedHashMap<>(headers);
        entries = new LinkedHashMap<>(entries);
    }

    /** A bundle with a name and nothing else. */
    static Recipe bundle(String symbolicName, String version) {
        return new Recipe(
                Map.of(
                        "Bundle-ManifestVersion", "2",
                        "Bundle-SymbolicName", symbolicName,
                        "Bundle-Version", version),
                Map.of());
    }

    /** A plugin whose activator is a class of these tests; it imports the framework and what is named. */
    static Recipe plugin(String symbolicName, String version, Class<?> activator, String... imports) {
        return bundle(symbolicName, version)
                .header("Bundle-Activator", activator.getName())
                .header("Import-Package", "org.osgi.framework" + String.join("", prefixed(imports)))
                .classes(activator);
    }

    private static List<String> prefixed(String... imports) {
        return Stream.of(imports).map(each -> "," + each).toList();
    }

    /** What is in a jar already. */
    static Recipe of(Path jar) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            Map<String, String> headers = new LinkedHashMap<>();
            Map<String, byte[]> entries = new LinkedHashMap<>();
            for (ZipEntry entry :
                    zip.stream().filter(each -> !each.isDirectory()).toList()) {
                byte[] bytes = zip.getInputStream(entry).readAllBytes();
                if (entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    new Manifest(new ByteArrayInputStream(bytes))
                            .getMainAttributes()
                            .forEach((name, value) -> headers.put(name.toString(), value.toString()));
                } else {
                    entries.put(entry.getName(), bytes);
                }
            }
            return new Recipe(headers, entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Recipe header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Recipe(more, entries);
    }

    Recipe without(String name) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove(name);
        return new Recipe(fewer, entries);
    }

    Recipe entry(String name, byte[] bytes) {
        Map<String, byte[]> more = new LinkedHashMap<>(entries);
        more.put(name, bytes);
        return new Recipe(headers, more);
    }

    /** Takes along what the sources compile to. */
    Recipe compiled(List<Path> classPath, String... sources) {
        Map<String, byte[]> more = new LinkedHashMap<>(entries);
        more.putAll(Compiled.of(classPath, sources));
        return new Recipe(headers, more);
    }

    /** Takes classes of these tests along, with what is nested in them and the actors that they extend. */
    Recipe classes(Class<?>... types) {
        Map<String, byte[]> more = new LinkedHashMap<>(entries);
        Stream.of(types).forEach(type -> addTo(more, type));
        return new Recipe(headers, more);
    }

    private static void addTo(Map<String, byte[]> more, Class<?> type) {
        for (Class<?> each = type; isOfTheTests(each); each = each.getSuperclass()) {
            more.putAll(Built.classFiles(each));
            Stream.of(each.getDeclaredClasses())
                    .map(Class::getSuperclass)
                    .filter(parent -> parent != null && isOfTheTests(parent))
                    .forEach(parent -> addTo(more, parent));
        }
    }

    private static boolean isOfTheTests(Class<?> type) {
        return type.getPackageName().startsWith(Recipe.class.getPackageName());
    }

    /** Makes the jar. */
    Path jar(Path target) {
        return zip(target, true);
    }

    /** Makes the jar without its manifest. */
    Path jarWithoutManifest(Path target) {
        return zip(target, false);
    }

    private Path zip(Path target, boolean withManifest) {
        try (OutputStream out = Files.newOutputStream(target);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            if (withManifest) {
                zip.putNextEntry(new ZipEntry(JarFile.MANIFEST_NAME));
                manifest().write(zip);
                zip.closeEntry();
            }
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Manifest manifest() {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        headers.forEach((name, value) -> manifest.getMainAttributes().putValue(name, value));
        return manifest;
    }
}
