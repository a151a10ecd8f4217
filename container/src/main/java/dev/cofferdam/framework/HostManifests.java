package dev.cofferdam.framework;

import dev.cofferdam.model.HeaderClause;
import dev.cofferdam.model.ManifestHeaders;
import dev.cofferdam.model.ManifestLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.framework.Constants;

/** Which packages the jars on the host's class path export, and at which versions: their manifests say. */
public final class HostManifests {
    private final Map<String, Set<String>> versions;

    private HostManifests(Map<String, Set<String>> versions) {
        this.versions = versions;
    }

    /**
     * Reads the manifests of all jars and folders that a class loader sees.
     *
     * @throws UncheckedIOException when one cannot be read
     */
    public static HostManifests of(ClassLoader loader) {
        try {
            List<HostPackage> exported = new ArrayList<>();
            for (URL url : Collections.list(loader.getResources("META-INF/MANIFEST.MF"))) {
                exported.addAll(exportsOf(url));
            }
            return new HostManifests(exported.stream()
                    .collect(Collectors.groupingBy(
                            HostPackage::name,
                            Collectors.mapping(HostPackage::version, Collectors.toCollection(LinkedHashSet::new)))));
        } catch (IOException e) {
            throw new UncheckedIOException("the manifests of the host's class path cannot be read", e);
        }
    }

    /** The package at each version that it is exported at; at version 0.0.0 when no manifest exports it. */
    public List<HostPackage> find(String packageName) {
        return versions.getOrDefault(packageName, Set.of("0.0.0")).stream()
                .map(version -> new HostPackage(packageName, version))
                .toList();
    }

    /** Whether a manifest exports the package. */
    public boolean exports(String packageName) {
        return versions.containsKey(packageName);
    }

    /** All exported packages whose names begin so. */
    public List<HostPackage> startingWith(String prefix) {
        return versions.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .sorted()
                .flatMap(name -> find(name).stream())
                .toList();
    }

    private static List<HostPackage> exportsOf(URL url) throws IOException {
        ManifestHeaders headers;
        try (InputStream in = url.openStream()) {
            headers = ManifestHeaders.parse(in.readAllBytes(), ManifestLimits.DEFAULT);
        }
        return headers.clauses(Constants.EXPORT_PACKAGE).clauses().stream()
                .flatMap(clause -> clause.paths().stream().map(path -> new HostPackage(path, version(clause))))
                .toList();
    }

    private static String version(HeaderClause clause) {
        return clause.attributes().getOrDefault(Constants.VERSION_ATTRIBUTE, "0.0.0");
    }
}
