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
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Makes jars, from nothing or from other jars. Every call answers a new recipe. */
record Recipe(Map<String, String> headers, Map<String, byte[]> entries) {
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

    /** Takes classes of these tests along. */
    Recipe classes(Class<?>... types) {
        Recipe more = this;
        for (Class<?> type : types) {
            try {
                more = more.entry(
                        type.getName().replace('.', '/') + ".class", Files.readAllBytes(Built.classFile(type)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return more;
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
