package dev.cofferdam.deploy.admission;

import dev.cofferdam.model.Finding;
import dev.cofferdam.model.ManifestHeaders;
import dev.cofferdam.model.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who the bundle says it is: {@code Bundle-SymbolicName}, {@code Bundle-ManifestVersion}, {@code Bundle-Version}. */
final class BundleHeaders {

    static final Pattern SYMBOLIC_NAME = Pattern.compile("[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*+");

    static final String PLAIN = "is a plain jar";

    private static final int LONGEST_NAME = 255;

    private final ManifestHeaders headers;
    private final String fileName;

    BundleHeaders(ManifestHeaders headers, String fileName) {
        this.headers = headers;
        this.fileName = fileName;
    }

    /** The first path of {@code Bundle-SymbolicName}; empty when the jar is no bundle or the header is malformed. */
    Optional<String> symbolicName() {
        return Optional.of(headers.clauses("Bundle-SymbolicName"))
                .filter(clauses ->
                        clauses.problem().isEmpty() && clauses.clauses().size() == 1)
                .map(clauses -> clauses.clauses().get(0).paths())
                .filter(paths -> paths.size() == 1)
                .map(paths -> paths.get(0))
                .filter(name -> name.length() <= LONGEST_NAME
                        && SYMBOLIC_NAME.matcher(name).matches());
    }

    /** The bundle's version, 0.0.0 when it states none; empty when it is malformed. */
    Optional<BundleVersion> version() {
        return headers.value("Bundle-Version")
                .filter(text -> !text.isBlank())
                .map(BundleVersion::parse)
                .orElse(Optional.of(BundleVersion.NONE));
    }

    List<Finding> judge() {
        Optional<String> name = headers.value("Bundle-SymbolicName");
        if (name.isEmpty()) {
            return List.of(Findings.unusable(
                    fileName,
                    PLAIN + ": its manifest has no Bundle-SymbolicName",
                    "build it as an OSGi bundle, for example with bnd, pack it inside the plugin that uses it, or set"
                            + " folder.plain-jars=wrap"));
        }
        List<Finding> findings = new ArrayList<>();
        if (symbolicName().isEmpty()) {
            findings.add(header(
                    "Bundle-SymbolicName",
                    "is no symbolic name: '" + PlainText.of(name.get()) + "'",
                    "write letters, digits, '_' and '-' with dots between them, at most " + LONGEST_NAME
                            + " characters"));
        }
        if (version().isEmpty()) {
            findings.add(header(
                    "Bundle-Version",
                    "is no version: '"
                            + PlainText.of(headers.value("Bundle-Version").orElse("")) + "'",
                    "write a version such as 1.2.3 or 1.2.3.beta-1"));
        }
        String form = headers.value("Bundle-ManifestVersion").orElse("1").strip();
        if (!form.equals("2")) {
            findings.add(header(
                    "Bundle-ManifestVersion",
                    "is '" + PlainText.of(form) + "', only 2 is understood",
                    "build the bundle again with 'Bundle-ManifestVersion: 2', which bnd writes by itself"));
        }
        return findings;
    }

    private Finding header(String header, String problem, String nextStep) {
        return Findings.unusable(header, "of '" + PlainText.of(fileName) + "' " + problem, nextStep);
    }
}
