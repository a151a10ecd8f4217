package dev.cofferdam.gate;

import dev.cofferdam.gate.rule.Words;
import dev.cofferdam.gate.version.VersionFit;
import dev.cofferdam.model.BundleNode;
import dev.cofferdam.model.Finding;
import dev.cofferdam.model.FindingKind;
import dev.cofferdam.model.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Puts into words how an import's range and an export's version go together. The same few pairs of them come again with each
 * plugin, so their fit is remembered. Safe for use by several threads.
 */
final class VersionRule {
    private record Versions(String range, String exported) {}

    private final Map<Versions, VersionFit> fits = new ConcurrentHashMap<>();

    Optional<Finding> check(BundleNode importer, PackageWire wire) {
        VersionFit fit = fits.computeIfAbsent(
                new Versions(wire.range(), wire.exportVersion()),
                versions -> VersionFit.of(versions.range, versions.exported));
        return switch (fit) {
            case FITS -> Optional.empty();
            case MALFORMED ->
                finding(
                        importer,
                        wire,
                        Severity.REFUSE,
                        "has a version or range that OSGi does not allow",
                        "correct it");
            case OUTSIDE ->
                finding(
                        importer,
                        wire,
                        Severity.REFUSE,
                        "is there at a version that is not wanted",
                        rebuild(importer, wire));
            case UNSTABLE_STEP ->
                finding(
                        importer,
                        wire,
                        Severity.REFUSE,
                        "is there at another minor version, which below 1.0.0 breaks what was built against it",
                        rebuild(importer, wire));
            case NO_RANGE ->
                finding(
                        importer,
                        wire,
                        Severity.WARN,
                        "is imported without a version, so its members alone decide whether it fits",
                        "import it at a range, from the version that '" + importer.symbolicName()
                                + "' was built against to the next major one");
            case SPANS_BREAKING_STEP ->
                finding(
                        importer,
                        wire,
                        Severity.WARN,
                        "is imported with a range that spans a breaking step, so its members alone decide whether it fits",
                        "narrow the range to the major version that '" + importer.symbolicName()
                                + "' was built against");
        };
    }

    /** Drops what is remembered. */
    void forgetAll() {
        fits.clear();
    }

    private static Optional<Finding> finding(
            BundleNode importer, PackageWire wire, Severity severity, String problem, String nextStep) {
        String instead = "version '" + wire.exportVersion() + "' from " + Words.of(wire.exporter()) + ", and "
                + Words.of(importer) + " asks for '" + wire.range() + "'";
        return Optional.of(new Finding(
                        FindingKind.PACKAGE_VERSION,
                        severity,
                        wire.packageName(),
                        problem,
                        List.of(),
                        Optional.of(instead),
                        nextStep)
                .providedBy(Words.provider(wire.exporter())));
    }

    private static String rebuild(BundleNode importer, PackageWire wire) {
        return "rebuild '" + importer.symbolicName() + "' against version " + wire.exportVersion()
                + ", or add a bundle that exports '" + wire.packageName() + "' at a version it asks for";
    }
}
