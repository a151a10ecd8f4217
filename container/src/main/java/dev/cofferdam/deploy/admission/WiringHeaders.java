package dev.cofferdam.deploy.admission;

import dev.cofferdam.model.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the bundle asks of others and offers to them: packages, bundles, a host; OSGi Core 3.6.4 to 3.6.6, 3.13 and 3.14. */
final class WiringHeaders {

    private static final Pattern PACKAGE = Pattern.compile("[\\p{L}\\p{N}_$-]+(?:\\.[\\p{L}\\p{N}_$-]+)*+");
    private static final Pattern PACKAGES = Pattern.compile("\\*|" + PACKAGE.pattern() + "(?:\\.\\*)?");
    private static final Set<String> FRAMEWORKS =
            Set.of("system.bundle", "org.apache.felix.framework", "org.eclipse.osgi");

    /** Longer than any name; a pattern that went through a million dots would overflow the stack. */
    private static final int LONGEST = 1_000;

    /** How many findings of one jar's headers are told; the rest follows once these are mended. */
    private static final int MOST = 50;

    private static final String RANGE_STEP = "write a version such as 1.2 or a range such as [1.2,2)";

    private final ManifestHeaders headers;
    private final String fileName;
    private final List<Finding> findings = new ArrayList<>();

    WiringHeaders(ManifestHeaders headers, String fileName) {
        this.headers = headers;
        this.fileName = fileName;
    }

    List<Finding> judge() {
        onlyOnce("Import-Package", judge("Import-Package", PACKAGE, "version", BundleVersion::isRange));
        judge("DynamicImport-Package", PACKAGES, "version", BundleVersion::isRange);
        judge(
                "Export-Package",
                PACKAGE,
                "version",
                text -> BundleVersion.parse(text).isPresent());
        judge("Require-Bundle", BundleHeaders.SYMBOLIC_NAME, "bundle-version", BundleVersion::isRange);
        host(judge("Fragment-Host", BundleHeaders.SYMBOLIC_NAME, "bundle-version", BundleVersion::isRange));
        return List.copyOf(findings);
    }

    private List<HeaderClause> judge(String header, Pattern name, String attribute, Predicate<String> version) {
        String versionWords = header.equals("Export-Package") ? "version" : "version range";
        HeaderClauses parsed = headers.value(header).map(HeaderClauses::parse).orElse(new HeaderClauses(List.of(), ""));
        if (!parsed.problem().isEmpty()) {
            add(header, parsed.problem(), "write clauses of the form 'name;attribute=value', with commas between them");
        }
        for (HeaderClause clause : parsed.clauses()) {
            String paths = PlainText.of(String.join(";", clause.paths()));
            clause.paths().stream()
                    .filter(path ->
                            path.length() > LONGEST || !name.matcher(path).matches())
                    .forEach(path -> add(
                            header,
                            "has '" + PlainText.of(path) + "' where a name is due",
                            "write names with dots between their parts"));
            stated(clause, attribute)
                    .filter(version.negate())
                    .ifPresent(text -> add(
                            header,
                            "has a malformed " + versionWords + " '" + PlainText.of(text) + "' for '" + paths + "'",
                            RANGE_STEP));
        }
        return parsed.clauses();
    }

    private static Optional<String> stated(HeaderClause clause, String attribute) {
        return Optional.ofNullable(clause.attributes().get(attribute)).filter(text -> !text.isBlank());
    }

    private void onlyOnce(String header, List<HeaderClause> clauses) {
        Set<String> seen = new HashSet<>();
        clauses.stream()
                .flatMap(clause -> clause.paths().stream())
                .filter(path -> !seen.add(path))
                .forEach(path -> add(header, "names '" + PlainText.of(path) + "' twice", "import each package once"));
    }

    private void host(List<HeaderClause> clauses) {
        clauses.stream()
                .flatMap(clause -> clause.paths().stream())
                .filter(FRAMEWORKS::contains)
                .forEach(path -> add(
                        "Fragment-Host",
                        "is '" + path + "': a plugin may not become a part of the framework",
                        "attach the fragment to a plugin, or put the jar on the host's class path"));
    }

    private void add(String header, String problem, String nextStep) {
        if (findings.size() < MOST) {
            findings.add(Findings.unusable(header, "of '" + PlainText.of(fileName) + "' " + problem, nextStep));
        }
    }
}
