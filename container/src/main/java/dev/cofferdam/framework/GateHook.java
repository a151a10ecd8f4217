package dev.cofferdam.framework;

import dev.cofferdam.model.Finding;
import dev.cofferdam.model.Severity;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.hooks.resolver.ResolverHook;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the gate into the resolver (OSGi Core 57): an exporter that a plugin would not link to is no candidate for it, nor
 * is one that is on its way out.
 */
final class GateHook implements ResolverHookFactory {
    private static final Logger LOG = LoggerFactory.getLogger(GateHook.class);

    private final Nodes nodes;
    private final WireJudge judge;
    private final Set<Long> plugins;
    private final Set<Long> retiring;
    private final Map<Long, Set<Finding>> refusals = new ConcurrentHashMap<>();

    GateHook(Nodes nodes, WireJudge judge, Set<Long> plugins, Set<Long> retiring) {
        this.nodes = nodes;
        this.judge = judge;
        this.plugins = plugins;
        this.retiring = retiring;
    }

    /** What the gate said against the wires of a bundle since it was last asked. */
    List<Finding> takeRefusals(long bundle) {
        Set<Finding> found = refusals.remove(bundle);
        return found == null ? List.of() : List.copyOf(found);
    }

    @Override
    public ResolverHook begin(Collection<BundleRevision> triggers) {
        return new Resolve();
    }

    /** One resolve: a wire that the resolver asks about twice is judged once. */
    private final class Resolve implements ResolverHook {
        private record Wire(BundleRequirement requirement, BundleCapability capability) {}

        private final Map<Wire, Boolean> judged = new LinkedHashMap<>();

        @Override
        public void filterResolvable(Collection<BundleRevision> candidates) {
            // every bundle may try; what does not fit is refused wire by wire
        }

        @Override
        public void filterSingletonCollisions(BundleCapability singleton, Collection<BundleCapability> collisions) {
            // generations of one plugin stand side by side on purpose
            if (plugins.contains(bundle(singleton))) {
                collisions.removeIf(other -> plugins.contains(bundle(other)));
            }
        }

        @Override
        public void filterMatches(BundleRequirement requirement, Collection<BundleCapability> candidates) {
            long requirer = requirement.getRevision().getBundle().getBundleId();
            candidates.removeIf(candidate -> bundle(candidate) != requirer && retiring.contains(bundle(candidate)));
            if (plugins.contains(requirer) && PackageNamespace.PACKAGE_NAMESPACE.equals(requirement.getNamespace())) {
                candidates.removeIf(candidate -> !judged.computeIfAbsent(new Wire(requirement, candidate), this::fits));
            }
        }

        @Override
        public void end() {
            judged.clear();
        }

        private boolean fits(Wire wire) {
            String packageName =
                    String.valueOf(wire.capability.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE));
            BundleRevision importer = wire.requirement.getRevision();
            if (packageName.startsWith("java.") || importer.equals(wire.capability.getRevision())) {
                return true;
            }
            List<Finding> findings;
            try {
                findings = judge.judge(
                        nodes.node(importer),
                        packageName,
                        Requirements.range(wire.requirement),
                        nodes.node(wire.capability.getRevision()),
                        String.valueOf(wire.capability
                                .getAttributes()
                                .getOrDefault(PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE, "0.0.0")));
            } catch (RuntimeException | StackOverflowError e) {
                // the resolver would swallow it and make the wire: say it, and let the whole judgement decide
                LOG.error("The gate could not judge {} from {}", packageName, wire.capability.getRevision(), e);
                return true;
            }
            List<Finding> refused = findings.stream()
                    .filter(finding -> finding.severity() == Severity.REFUSE)
                    .toList();
            if (!refused.isEmpty() && !Requirements.optional(wire.requirement)) {
                refusals.computeIfAbsent(importer.getBundle().getBundleId(), id -> newSet())
                        .addAll(refused);
            }
            return refused.isEmpty();
        }
    }

    private static Set<Finding> newSet() {
        return Collections.synchronizedSet(new LinkedHashSet<>());
    }

    private static long bundle(BundleCapability capability) {
        return capability.getRevision().getBundle().getBundleId();
    }
}
