package dev.cofferdam.framework;

import dev.cofferdam.model.BundleNode;
import dev.cofferdam.model.Finding;
import dev.cofferdam.model.Severity;
import dev.cofferdam.model.WiringPrint;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongPredicate;
import org.osgi.framework.hooks.resolver.ResolverHook;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.resource.Namespace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the gate into the resolver (OSGi Core 57): an exporter that a plugin would not link to is no candidate for it, nor
 * is one that is on its way out.
 *
 * <p>A plugin that links as a whole with the exporters that the resolver prefers, as nearly all do, is not asked about wire
 * by wire: that would read the same classes once for each package.
 */
final class GateHook implements ResolverHookFactory {
    private static final Logger LOG = LoggerFactory.getLogger(GateHook.class);

    private final Nodes nodes;
    private final WireJudge judge;
    private final Set<Long> plugins;
    private final LongPredicate intruder;
    private final StartPrints prints;

    /**
     * @param prints what is known of how the framework starts
     * @param intruder whether a bundle came from somewhere else than the container, and is on its way out
     */
    GateHook(Nodes nodes, WireJudge judge, Set<Long> plugins, StartPrints prints, LongPredicate intruder) {
        this.prints = prints;
        this.intruder = intruder;
        this.nodes = nodes;
        this.judge = judge;
        this.plugins = plugins;
    }

    /**
     * What the gate has against the candidates for a requirement, if it has something against each of them that is not on
     * its way out; then it is what speaks against the best.
     */
    List<Finding> against(BundleRequirement requirement, Collection<BundleCapability> candidates) {
        if (!PackageNamespace.PACKAGE_NAMESPACE.equals(requirement.getNamespace())) {
            return List.of();
        }
        Function<BundleRevision, BundleNode> view = nodes.view();
        String range = Requirements.range(requirement);
        List<Finding> best = List.of();
        for (BundleCapability candidate : candidates) {
            if (nodes.leaving(candidate.getRevision())) {
                continue;
            }
            List<Finding> refusing = refusing(requirement, range, candidate, judge::judge, view);
            if (refusing.isEmpty()) {
                return List.of();
            }
            best = best.isEmpty() ? refusing : best;
        }
        return best;
    }

    @Override
    public ResolverHook begin(Collection<BundleRevision> triggers) {
        return new Resolve();
    }

    /** One resolve: a wire that the resolver asks about twice is judged once. */
    private final class Resolve implements ResolverHook {
        private record Wire(BundleRequirement requirement, BundleCapability capability) {}

        private final Map<BundleRevision, Optional<Set<String>>> before = new HashMap<>();
        private final Map<Wire, Boolean> judged = new LinkedHashMap<>();
        private final Map<BundleRevision, Boolean> linking = new HashMap<>();
        private final Map<BundleRequirement, String> ranges = new HashMap<>();
        private final Once<Optional<WiringPrint>> print = new Once<>(prints::before);
        private final Function<BundleRevision, BundleNode> view =
                nodes.view(revision -> print.get().map(before -> before.of(bundle(revision))));

        @Override
        public void filterResolvable(Collection<BundleRevision> candidates) {
            // every bundle of ours may try; what does not fit is refused wire by wire
            candidates.removeIf(candidate -> intruder.test(candidate.getBundle().getBundleId()));
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
            candidates.removeIf(candidate -> bundle(candidate) != requirer && nodes.leaving(candidate.getRevision()));
            if (plugins.contains(requirer) && PackageNamespace.PACKAGE_NAMESPACE.equals(requirement.getNamespace())) {
                Optional<Set<String>> refused = refusedBefore(requirement.getRevision());
                candidates.removeIf(candidate -> refused.isPresent()
                        ? !refused.get().isEmpty() && refused.get().contains(name(requirement, candidate))
                        : !judged.computeIfAbsent(new Wire(requirement, candidate), this::fits));
            }
        }

        private Optional<Set<String>> refusedBefore(BundleRevision importer) {
            Optional<Set<String>> known = before.get(importer);
            if (known == null) {
                known = judge.refusedBefore(view.apply(importer));
                before.put(importer, known);
            }
            return known;
        }

        @Override
        public void end() {
            if (print.known().flatMap(Function.identity()).isPresent() && !linking.isEmpty()) {
                keep();
            }
            before.clear();
            judged.clear();
            linking.clear();
            ranges.clear();
        }

        private void keep() {
            Map<BundleRevision, Set<String>> refused = new HashMap<>();
            linking.keySet().forEach(importer -> refused.put(importer, new HashSet<>()));
            judged.forEach((wire, fits) -> {
                if (!fits) {
                    refused.get(wire.requirement.getRevision()).add(name(wire.requirement, wire.capability));
                }
            });
            refused.forEach((importer, wires) -> judge.refused(view.apply(importer), wires));
        }

        private boolean fits(Wire wire) {
            boolean links = linking.computeIfAbsent(wire.requirement.getRevision(), this::links);
            String range = ranges.computeIfAbsent(wire.requirement, Requirements::range);
            return refusing(wire.requirement, range, wire.capability, links ? judge::judgeVersion : judge::judge, view)
                    .isEmpty();
        }

        private boolean links(BundleRevision importer) {
            try {
                return judge.links(view.apply(importer));
            } catch (RuntimeException | StackOverflowError e) {
                LOG.error("The gate could not judge {}", importer, e);
                return false;
            }
        }
    }

    /** One way to judge a wire. */
    private interface Question {
        List<Finding> judge(
                BundleNode importer, String packageName, String range, BundleNode exporter, String exportVersion);
    }

    private List<Finding> refusing(
            BundleRequirement requirement,
            String range,
            BundleCapability capability,
            Question question,
            Function<BundleRevision, BundleNode> view) {
        PackageSource source = PackageSource.of(capability);
        BundleRevision importer = requirement.getRevision();
        if (source.packageName().startsWith("java.") || importer.equals(capability.getRevision())) {
            return List.of();
        }
        try {
            return question
                    .judge(
                            view.apply(importer),
                            source.packageName(),
                            range,
                            view.apply(capability.getRevision()),
                            source.version())
                    .stream()
                    .filter(finding -> finding.severity() == Severity.REFUSE)
                    .toList();
        } catch (RuntimeException | StackOverflowError e) {
            // the resolver would swallow it and make the wire: say it, and let the whole judgement decide
            LOG.error("The gate could not judge {} from {}", source.packageName(), capability.getRevision(), e);
            return List.of();
        }
    }

    /** Names a wire for as long as the same bundles are installed in the same order. */
    private static String name(BundleRequirement requirement, BundleCapability capability) {
        return requirement.getDirectives().get(Namespace.REQUIREMENT_FILTER_DIRECTIVE) + " " + bundle(capability) + " "
                + PackageSource.nameOf(capability) + " " + PackageSource.versionOf(capability);
    }

    private static long bundle(BundleCapability capability) {
        return bundle(capability.getRevision());
    }

    private static long bundle(BundleRevision revision) {
        return revision.getBundle().getBundleId();
    }
}
