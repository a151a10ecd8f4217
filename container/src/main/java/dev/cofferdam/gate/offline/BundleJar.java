package dev.cofferdam.gate.offline;

import dev.cofferdam.model.BundleManifest;
import dev.cofferdam.model.HeaderClause;
import dev.cofferdam.model.HeaderClauses;
import dev.cofferdam.model.ManifestHeaders;
import dev.cofferdam.model.ManifestLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * A bundle as its manifest describes it. Read it only from a jar that admission has let pass.
 *
 * @param path where its bytes are
 * @param fileName the name that people know it by
 * @param symbolicName its symbolic name
 * @param version its version, 0.0.0 when it states none
 * @param imports what it imports
 * @param exports what it exports
 * @param required whom it requires
 * @param host whose fragment it is; empty for none
 * @param needs what else it requires
 * @param namespaces of what else it provides
 */
public record BundleJar(
        Path path,
        String fileName,
        String symbolicName,
        String version,
        List<ImportedPackage> imports,
        List<ExportedPackage> exports,
        List<RequiredBundle> required,
        Optional<RequiredBundle> host,
        List<Need> needs,
        List<String> namespaces) {
    private static final String NO_VERSION = "0.0.0";

    /**
     * A requirement of no kind that wires classes.
     *
     * @param namespace of the capability that is required
     * @param filter which one
     */
    public record Need(String namespace, String filter) {}

    public BundleJar {
        imports = List.copyOf(imports);
        exports = List.copyOf(exports);
        required = List.copyOf(required);
        needs = List.copyOf(needs);
        namespaces = List.copyOf(namespaces);
    }

    /** Reads a bundle's manifest within the default limits, as this JVM would see it. */
    public static BundleJar read(Path path, String fileName) throws IOException {
        return read(path, fileName, ManifestLimits.DEFAULT);
    }

    /**
     * Reads a bundle's manifest, as this JVM would see it. What is malformed in it is left out, and told by admission.
     *
     * @throws IOException when the jar cannot be read
     */
    public static BundleJar read(Path path, String fileName, ManifestLimits limits) throws IOException {
        try (ZipFile jar = new ZipFile(path.toFile())) {
            return of(
                    path,
                    fileName,
                    BundleManifest.read(jar, limits, Runtime.version().feature()));
        }
    }

    private static BundleJar of(Path path, String fileName, ManifestHeaders headers) {
        return new BundleJar(
                path,
                fileName,
                each(headers, "Bundle-SymbolicName", (name, clause) -> name)
                        .findFirst()
                        .orElse(fileName),
                headers.value("Bundle-Version").orElse(NO_VERSION).strip(),
                Stream.concat(
                                each(headers, "Import-Package", (name, clause) -> imported(name, clause, false)),
                                each(headers, "DynamicImport-Package", (name, clause) -> imported(name, clause, true)))
                        .toList(),
                each(headers, "Export-Package", BundleJar::exported).toList(),
                each(headers, "Require-Bundle", BundleJar::required).toList(),
                each(headers, "Fragment-Host", BundleJar::required).findFirst(),
                each(headers, "Require-Capability", BundleJar::need)
                        .flatMap(Optional::stream)
                        .toList(),
                each(headers, "Provide-Capability", (namespace, clause) -> namespace)
                        .toList());
    }

    private static <T> Stream<T> each(
            ManifestHeaders headers, String header, BiFunction<String, HeaderClause, T> reader) {
        return headers.clauses(header).clauses().stream()
                .flatMap(clause -> clause.paths().stream().map(path -> reader.apply(path, clause)));
    }

    private static ImportedPackage imported(String name, HeaderClause clause, boolean dynamic) {
        return new ImportedPackage(
                name, version(clause, ""), optional(clause), dynamic, without(clause.attributes(), "bundle-version"));
    }

    private static ExportedPackage exported(String name, HeaderClause clause) {
        return new ExportedPackage(
                name,
                version(clause, NO_VERSION),
                without(clause.attributes(), ""),
                HeaderClauses.parse(clause.directives().getOrDefault("mandatory", "")).clauses().stream()
                        .flatMap(each -> each.paths().stream())
                        .toList());
    }

    private static RequiredBundle required(String name, HeaderClause clause) {
        return new RequiredBundle(
                name,
                clause.attributes().getOrDefault("bundle-version", ""),
                optional(clause),
                "reexport".equals(clause.directives().get("visibility")));
    }

    /** What is needed to resolve; what is needed only once the bundle is active keeps nobody from it. */
    private static Optional<Need> need(String namespace, HeaderClause clause) {
        boolean later = "active".equals(clause.directives().get("effective"));
        return optional(clause) || later
                ? Optional.empty()
                : Optional.of(new Need(namespace, clause.directives().getOrDefault("filter", "")));
    }

    private static boolean optional(HeaderClause clause) {
        return "optional".equals(clause.directives().get("resolution"));
    }

    private static String version(HeaderClause clause, String otherwise) {
        Map<String, String> attributes = clause.attributes();
        return attributes.getOrDefault("version", attributes.getOrDefault("specification-version", otherwise));
    }

    private static Map<String, String> without(Map<String, String> attributes, String more) {
        return attributes.entrySet().stream()
                .filter(each ->
                        !List.of("version", "specification-version", more).contains(each.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
