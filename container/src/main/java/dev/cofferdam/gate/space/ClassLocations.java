package dev.cofferdam.gate.space;

import dev.cofferdam.model.ManifestHeaders;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a manifest says about where classes lie.
 *
 * @param classPath the entries of {@code Bundle-ClassPath} (OSGi Core 3.9.1), each once, a single dot when there is none
 * @param multiRelease whether {@code META-INF/versions} counts (JAR file specification)
 * @param activator the class of {@code Bundle-Activator}, dotted
 * @param components the entries that {@code Service-Component} names, which may end in a pattern
 */
record ClassLocations(
        List<String> classPath, boolean multiRelease, Optional<String> activator, List<String> components) {
    static final String ROOT = ".";

    ClassLocations {
        classPath = List.copyOf(classPath);
        components = List.copyOf(components);
    }

    /** @param most how many entries of a header count */
    static ClassLocations of(ManifestHeaders headers, int most) {
        return new ClassLocations(
                headers.value("Bundle-ClassPath")
                        .map(header -> entries(header, most))
                        .orElse(List.of(ROOT)),
                headers.multiRelease(),
                headers.value("Bundle-Activator").map(String::strip),
                entries(headers.value("Service-Component").orElse(""), most));
    }

    /** What a loader would find at the second place, it has found at the first. */
    private static List<String> entries(String header, int most) {
        return Stream.of(header.split(",", most + 1))
                .limit(most)
                .map(clause -> clause.split(";", 2)[0].strip())
                .filter(path -> !path.isEmpty())
                .map(path -> path.startsWith("/") ? path.substring(1) : path)
                .map(relative -> relative.isEmpty() ? ROOT : relative)
                .distinct()
                .toList();
    }
}
