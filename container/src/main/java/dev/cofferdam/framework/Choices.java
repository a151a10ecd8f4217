package dev.cofferdam.framework;

import dev.cofferdam.model.Finding;
import dev.cofferdam.model.Severity;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/** Tells of each package that a bundle imports why it comes from whom it comes from. */
final class Choices {
    private final FrameworkWiring framework;
    private final Nodes nodes;
    private final WireJudge judge;

    Choices(FrameworkWiring framework, Nodes nodes, WireJudge judge) {
        this.framework = framework;
        this.nodes = nodes;
        this.judge = judge;
    }

    List<PackageChoice> of(BundleWiring wiring) {
        return wiring.getRequiredWires(PackageNamespace.PACKAGE_NAMESPACE).stream()
                .filter(wire ->
                        !PackageSource.of(wire.getCapability()).packageName().startsWith("java."))
                .map(this::choice)
                .sorted(Comparator.comparing(choice -> choice.source().packageName()))
                .toList();
    }

    private PackageChoice choice(BundleWire wire) {
        PackageSource source = PackageSource.of(wire.getCapability());
        Collection<BundleCapability> matching = framework.findProviders(wire.getRequirement());
        List<PackageChoice.Other> others =
                framework.findProviders(Requirements.anyVersion(source.packageName())).stream()
                        .filter(other -> !other.equals(wire.getCapability()))
                        .filter(other -> !other.getRevision().equals(wire.getRequirer()))
                        .sorted(Comparator.comparing(Choices::version).reversed())
                        .map(other -> new PackageChoice.Other(
                                PackageSource.of(other), reason(wire, other, matching.contains(other))))
                        .toList();
        return new PackageChoice(source, Requirements.range(wire.getRequirement()), others);
    }

    private String reason(BundleWire wire, BundleCapability other, boolean matches) {
        if (!matches) {
            String range = Requirements.range(wire.getRequirement());
            return range.isEmpty() ? "it is marked otherwise than asked for" : "it is not what is asked for: " + range;
        }
        if (nodes.leaving(other.getRevision())) {
            return "it is on its way out";
        }
        if (other.getRevision().getWiring() == null) {
            return "it cannot be used itself";
        }
        return judged(wire, other).stream()
                .filter(finding -> finding.severity() == Severity.REFUSE)
                .findFirst()
                .map(finding -> "it would not link: " + finding.line())
                .orElseGet(() -> fits(wire, other));
    }

    private List<Finding> judged(BundleWire wire, BundleCapability other) {
        return judge.judge(
                nodes.node(wire.getRequirer()),
                PackageSource.of(other).packageName(),
                Requirements.range(wire.getRequirement()),
                nodes.node(other.getRevision()),
                PackageSource.of(other).version());
    }

    private static String fits(BundleWire wire, BundleCapability other) {
        int higher = version(other).compareTo(version(wire.getCapability()));
        if (higher == 0) {
            return "it would fit too, at the same version";
        }
        return higher < 0
                ? "it would fit too, at a lower version"
                : "it would fit, but was not there when the wire was made; a restart moves to it";
    }

    private static Version version(BundleCapability capability) {
        return Version.parseVersion(PackageSource.of(capability).version());
    }
}
