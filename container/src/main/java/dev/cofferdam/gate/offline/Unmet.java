package dev.cofferdam.gate.offline;

import dev.cofferdam.gate.rule.Words;
import dev.cofferdam.model.Finding;
import dev.cofferdam.model.FindingKind;
import dev.cofferdam.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a bundle requires and nobody provides. */
final class Unmet {
    private static final String JAVA = "osgi.ee";
    private static final Pattern JAVA_VERSION = Pattern.compile("\\(version>?=(?:1\\.)?(\\d{1,5})[.\\d]*\\)");

    private final World world;
    private final OfflineNode plugin;

    Unmet(World world, OfflineNode plugin) {
        this.world = world;
        this.plugin = plugin;
    }

    Finding importOf(ImportedPackage imported) {
        String name = imported.name();
        String range = imported.range();
        String at = range.isEmpty() ? "" : " at " + range;
        List<Offer> others = world.offers(name);
        String needed = "a bundle that exports '" + name + "'" + at;
        return others.isEmpty()
                ? finding(FindingKind.PACKAGE_MISSING, name, "is imported" + at + ", but nobody exports it", "", needed)
                : finding(
                        FindingKind.PACKAGE_VERSION,
                        name,
                        "is imported" + at + ", but nobody exports it like that",
                        exported(others),
                        needed);
    }

    private static String exported(List<Offer> offers) {
        return offers.stream()
                .map(offer -> offer.exported().version() + " from " + Words.of(offer.exporter()))
                .collect(Collectors.joining(", "));
    }

    /** Bundles that are required by name, and what the manifest requires besides. */
    List<Finding> others() {
        List<Finding> findings = new ArrayList<>();
        plugin.required().stream()
                .filter(required ->
                        !required.optional() && world.bundle(required).isEmpty())
                .forEach(required -> findings.add(bundle(required)));
        plugin.needs().forEach(need -> capability(need).ifPresent(findings::add));
        return findings;
    }

    static Finding noHost(BundleJar fragment, RequiredBundle host) {
        return new Finding(
                FindingKind.REQUIREMENT_MISSING,
                Severity.REFUSE,
                host.symbolicName(),
                "is the host that this fragment is for, but it is not there",
                List.of("Fragment-Host of '" + fragment.symbolicName() + "'"),
                Optional.empty(),
                "add that bundle" + (host.range().isEmpty() ? "" : " at a version in " + host.range()));
    }

    private Finding bundle(RequiredBundle required) {
        String at = required.range().isEmpty() ? "" : " at " + required.range();
        return finding(
                FindingKind.REQUIREMENT_MISSING,
                required.symbolicName(),
                "is a bundle that is required" + at + ", but it is not there",
                "",
                "the bundle '" + required.symbolicName() + "'" + at);
    }

    /** Which Java is known; who extends the framework is often told apart from a set of jars, so its absence is a warning. */
    private Optional<Finding> capability(BundleJar.Need need) {
        String subject = need.namespace() + (need.filter().isEmpty() ? "" : " " + need.filter());
        if (need.namespace().equals(JAVA)) {
            return tooOld(need)
                    ? Optional.of(finding(
                            FindingKind.REQUIREMENT_MISSING,
                            subject,
                            "is required, but this is Java " + Runtime.version().feature(),
                            "",
                            "a JDK that this bundle was built for"))
                    : Optional.empty();
        }
        return world.provides(need.namespace())
                ? Optional.empty()
                : Optional.of(finding(
                                FindingKind.REQUIREMENT_MISSING,
                                subject,
                                "is required, but nobody who is checked against provides it",
                                "",
                                "a bundle that provides it where the plugin is to run")
                        .at(Severity.WARN));
    }

    private static boolean tooOld(BundleJar.Need need) {
        Matcher version = JAVA_VERSION.matcher(need.filter());
        return version.find()
                && Integer.parseInt(version.group(1)) > Runtime.version().feature();
    }

    /** A bundle that the plugin is wired to needs what is not there: it may lie elsewhere, so this is a warning. */
    List<Finding> ofProviders() {
        return world.dependencies(plugin)
                .flatMap(provider -> provider.imports().stream()
                        .filter(imported ->
                                !imported.optional() && provider.wire(imported).isEmpty())
                        .map(imported -> new Finding(
                                        FindingKind.REQUIREMENT_MISSING,
                                        Severity.WARN,
                                        imported.name(),
                                        "is imported by " + Words.of(provider)
                                                + ", which is needed, but nobody who is checked against exports it",
                                        List.of(),
                                        Optional.empty(),
                                        "check against a bundle that exports it too")
                                .providedBy(provider.symbolicName())))
                .toList();
    }

    private Finding finding(FindingKind kind, String subject, String problem, String instead, String needed) {
        return new Finding(
                kind,
                Severity.REFUSE,
                subject,
                problem,
                List.of("manifest of '" + plugin.symbolicName() + "'"),
                Optional.of(instead).filter(there -> !there.isEmpty()),
                "add " + needed);
    }
}
