package dev.cofferdam.framework;

import dev.cofferdam.model.Finding;
import dev.cofferdam.model.FindingKind;
import dev.cofferdam.model.Severity;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Namespace;

/** Says why a bundle does not resolve: each requirement that nobody meets, with what is there instead. */
final class ResolveDiagnosis {
    private final FrameworkWiring wiring;
    private final GateHook gate;

    ResolveDiagnosis(FrameworkWiring wiring, GateHook gate) {
        this.wiring = wiring;
        this.gate = gate;
    }

    List<Finding> of(Bundle bundle) {
        Set<Finding> findings = new LinkedHashSet<>();
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        for (BundleRequirement requirement : revision.getDeclaredRequirements(null)) {
            if (Requirements.optional(requirement)
                    || Requirements.dynamic(requirement)
                    || Namespace.EFFECTIVE_ACTIVE.equals(
                            requirement.getDirectives().get(Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE))) {
                continue;
            }
            findings.addAll(unmet(revision, requirement));
        }
        return findings.isEmpty() ? List.of(inconsistent(bundle)) : List.copyOf(findings);
    }

    private List<Finding> unmet(BundleRevision revision, BundleRequirement requirement) {
        Collection<BundleCapability> candidates = wiring.findProviders(requirement);
        if (candidates.isEmpty()) {
            return List.of(
                    PackageNamespace.PACKAGE_NAMESPACE.equals(requirement.getNamespace())
                            ? missingPackage(revision, requirement)
                            : missingCapability(revision, requirement));
        }
        List<Finding> refusals = gate.against(requirement, candidates);
        if (!refusals.isEmpty()) {
            return refusals;
        }
        boolean anyUsable = candidates.stream()
                .anyMatch(candidate -> candidate.getRevision().getWiring() != null
                        || candidate.getRevision().equals(revision));
        return anyUsable ? List.of() : List.of(providerUnresolved(requirement, candidates));
    }

    private Finding missingPackage(BundleRevision revision, BundleRequirement requirement) {
        String name = Requirements.packageName(requirement);
        String range = Requirements.range(requirement);
        List<BundleCapability> others = List.copyOf(wiring.findProviders(Requirements.anyVersion(name)));
        if (others.isEmpty()) {
            return new Finding(
                    FindingKind.PACKAGE_MISSING,
                    Severity.REFUSE,
                    name,
                    "is imported" + (range.isEmpty() ? "" : " at " + range) + ", but no bundle exports it.",
                    List.of("Import-Package of '" + revision.getSymbolicName() + "'"),
                    Optional.empty(),
                    "Drop a bundle that exports '" + name + "'" + (range.isEmpty() ? "" : " at a version in " + range)
                            + "; this one is tried again by itself.");
        }
        return new Finding(
                FindingKind.PACKAGE_VERSION,
                Severity.REFUSE,
                name,
                "is imported at " + range + ", but nobody exports it at a version in that range.",
                List.of("Import-Package of '" + revision.getSymbolicName() + "'"),
                Optional.of(others.stream().map(ResolveDiagnosis::exported).collect(Collectors.joining(", "))),
                "Rebuild '" + revision.getSymbolicName() + "' against the version that is there, or drop a bundle that"
                        + " exports one in " + range + ".");
    }

    private Finding missingCapability(BundleRevision revision, BundleRequirement requirement) {
        String filter = requirement.getDirectives().getOrDefault(Namespace.REQUIREMENT_FILTER_DIRECTIVE, "");
        boolean java = ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE.equals(requirement.getNamespace());
        return new Finding(
                FindingKind.REQUIREMENT_MISSING,
                Severity.REFUSE,
                requirement.getNamespace() + (filter.isEmpty() ? "" : " " + filter),
                "is required, but nobody provides it.",
                List.of("manifest of '" + revision.getSymbolicName() + "'"),
                java ? Optional.of("Java " + Runtime.version().feature()) : Optional.empty(),
                java
                        ? "Run the container on a JDK that this bundle was built for."
                        : "Drop a bundle that provides it; this one is tried again by itself.");
    }

    private Finding providerUnresolved(BundleRequirement requirement, Collection<BundleCapability> candidates) {
        String providers = candidates.stream()
                .map(BundleCapability::getRevision)
                .map(provider -> "'" + provider.getSymbolicName() + "' " + provider.getVersion())
                .distinct()
                .collect(Collectors.joining(", "));
        String subject = PackageNamespace.PACKAGE_NAMESPACE.equals(requirement.getNamespace())
                ? Requirements.packageName(requirement)
                : requirement.getNamespace();
        return new Finding(
                FindingKind.REQUIREMENT_MISSING,
                Severity.REFUSE,
                subject,
                "is provided only by a bundle that cannot be used itself.",
                List.of(),
                Optional.of(providers),
                "Mend that bundle first; this one is tried again by itself.");
    }

    /** The resolver alone knows: two ways to one package that do not agree. Its own words are the best there are. */
    private static Finding inconsistent(Bundle bundle) {
        String words = "the resolver found no consistent set of providers";
        try {
            // the bundle cannot start: asking it to is how the framework tells why
            bundle.start(Bundle.START_TRANSIENT);
        } catch (BundleException | IllegalStateException e) {
            words = String.valueOf(e.getMessage());
        }
        return new Finding(
                FindingKind.REQUIREMENT_MISSING,
                Severity.REFUSE,
                bundle.getSymbolicName(),
                "does not resolve: " + words,
                List.of(),
                Optional.empty(),
                "See which bundles offer the same package twice, and keep one of them.");
    }

    private static String exported(BundleCapability capability) {
        return capability.getAttributes().get(PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE) + " in '"
                + capability.getRevision().getSymbolicName() + "' "
                + capability.getRevision().getVersion();
    }
}
