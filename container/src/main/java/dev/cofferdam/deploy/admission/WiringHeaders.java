package dev.cofferdam.deploy.admission;

import dev.cofferdam.model.Finding;
import dev.cofferdam.model.HeaderClause;
import dev.cofferdam.model.HeaderClauses;
import dev.cofferdam.model.ManifestHeaders;
import dev.cofferdam.model.PlainText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the bundle asks of others and offers to them: packages, bundles, a host; OSGi Core 3.6.4 to 3.6.6, 3.13 and 3.14. */
final class WiringHeaders {

    private static final Pattern PACKAGE = Pattern.compile("[\\p{L}\\p{N}_$-]+(?:\\.[\\p{L}\\p{N}_$-]+)*+");
    private static final Pattern PACKAGES = Pattern.compile("\\*|" + PACKAGE.pattern() + "(?:\\.\\*)?");
    private static final Set<String> FRAMEWORKS =
            Set.of("system.bundle", "org.apache.felix.framework", "org.eclipse.osgi");

    /** A step up, a drive, or a separator that some systems take for one. */
    private static final Pattern OUTSIDE = Pattern.compile("(?:^|[/\\\\])\\.\\.(?:[/\\\\]|$)|^[A-Za-z]:|\\\\");

    /** No attribute is named so. */
    private static final String NONE = "";

    /** Longer than any name; a pattern that went through a million dots would overflow the stack. */
    private static final int LONGEST = 1_000;

    /** How many findings of one jar's headers are told; the rest follows once these are mended. */
    private static final int MOST = 50;

    private static final String COUNT_STEP =
            "write fewer, or raise admission.manifest.clauses.max if you trust where the jar comes from";

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
        judge("Require-Capability", PACKAGE, NONE, text -> true);
        judge("Provide-Capability", PACKAGE, NONE, text -> true);
        countOnly("Bundle-NativeCode");
        countOnly("Bundle-ClassPath");
        headers.value("Bundle-NativeCode").ifPresent(this::nativeCode);
        return List.copyOf(findings);
    }

    private List<HeaderClause> judge(String header, Pattern name, String attribute, Predicate<String> version) {
        String versionWords = header.equals("Export-Package") ? "version" : "version range";
        List<HeaderClause> clauses = clauses(header);
        for (HeaderClause clause : clauses) {
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
        return clauses;
    }

    private List<HeaderClause> clauses(String header) {
        HeaderClauses parsed = headers.clauses(header);
        if (parsed.tooMany()) {
            add(header, parsed.problem(), COUNT_STEP);
        } else if (!parsed.problem().isEmpty()) {
            add(header, parsed.problem(), "write clauses of the form 'name;attribute=value', with commas between them");
        }
        return parsed.clauses();
    }

    /** A header with a grammar of its own: attributes may come twice in it, or there are none. */
    private void countOnly(String header) {
        HeaderClauses parsed = headers.clauses(header);
        if (parsed.tooMany()) {
            add(header, parsed.problem(), COUNT_STEP);
        }
    }

    /** Native code lies in the bundle (OSGi Core 3.10): a path that leads out of it is no mistake of a build tool. */
    private void nativeCode(String value) {
        Stream.of(value.split("[,;]"))
                .map(String::strip)
                .filter(path -> path.indexOf('=') < 0 && OUTSIDE.matcher(path).find())
                .forEach(path -> add(
                        "Bundle-NativeCode",
                        "names '" + PlainText.of(path) + "', which is outside the bundle",
                        "put the library into the jar, and write its path there"));
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
