package dev.cofferdam.gate.space;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/**
 * What a manifest says about where classes lie.
 *
 * @param classPath the entries of {@code Bundle-ClassPath} (OSGi Core 3.9.1), a single dot when there is none
 * @param multiRelease whether {@code META-INF/versions} counts (JAR file specification)
 * @param activator the class of {@code Bundle-Activator}, dotted
 * @param components the entries that {@code Service-Component} names, which may end in a pattern
 */
record BundleManifest(
        List<String> classPath, boolean multiRelease, Optional<String> activator, List<String> components) {
    static final String NAME = "META-INF/MANIFEST.MF";
    static final String ROOT = ".";

    BundleManifest {
        classPath = List.copyOf(classPath);
        components = List.copyOf(components);
    }

    static BundleManifest of(Optional<byte[]> bytes) throws IOException {
        Attributes main = new Manifest(new ByteArrayInputStream(bytes.orElse(new byte[0]))).getMainAttributes();
        String classPath = main.getValue("Bundle-ClassPath");
        return new BundleManifest(
                classPath == null ? List.of(ROOT) : entries(classPath),
                "true".equalsIgnoreCase(main.getValue("Multi-Release")),
                Optional.ofNullable(main.getValue("Bundle-Activator")).map(String::strip),
                entries(Optional.ofNullable(main.getValue("Service-Component")).orElse("")));
    }

    private static List<String> entries(String header) {
        List<String> entries = new ArrayList<>();
        for (String clause : header.split(",")) {
            String path = clause.split(";", 2)[0].strip();
            String relative = path.startsWith("/") ? path.substring(1) : path;
            if (!path.isEmpty()) {
                entries.add(relative.isEmpty() ? ROOT : relative);
            }
        }
        return entries;
    }
}
