package dev.cofferdam.gate.offline;

import dev.cofferdam.gate.Gate;
import dev.cofferdam.gate.PackageWire;
import dev.cofferdam.gate.rule.Words;
import dev.cofferdam.model.CheckReport;
import dev.cofferdam.model.Finding;
import dev.cofferdam.model.Severity;
import dev.cofferdam.model.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Judges a bundle against others without a framework: wires its imports by the manifests, each to the highest version that
 * links, as the resolver does with the gate in it, and has the whole judged. What only a resolver knows, two ways to one
 * package that do not agree ({@code uses}, OSGi Core 3.7.5), is left to it.
 */
public final class OfflineGate {
    private final Gate gate;
    private final BiFunction<String, List<Finding>, List<Finding>> weighing;

    /**
     * @param gate judges wires and wholes
     * @param weighing of the gate's findings on a plugin, by its symbolic name: what the settings make of them
     */
    public OfflineGate(Gate gate, BiFunction<String, List<Finding>, List<Finding>> weighing) {
        this.gate = gate;
        this.weighing = weighing;
    }

    /**
     * Judges one bundle; a fragment is judged as a part of its host.
     *
     * @param plugin the bundle
     * @param others those that it may be wired to; one of the plugin's symbolic name is taken to be replaced by it
     * @param host what the host and the JDK export
     */
    public CheckReport check(BundleJar plugin, List<BundleJar> others, List<ExportedPackage> host) {
        Predicate<BundleJar> replaced = other -> other.symbolicName().equals(plugin.symbolicName());
        List<BundleJar> jars = Stream.concat(Stream.of(plugin), others.stream().filter(replaced.negate()))
                .toList();
        World world = new World(jars, host);
        Optional<OfflineNode> node = world.of(plugin);
        String subject = "'" + plugin.symbolicName() + "' " + plugin.version() + " (" + plugin.fileName() + ")";
        if (node.isEmpty()) {
            List<Finding> lonely = plugin.host().map(wanted -> Unmet.noHost(plugin, wanted)).stream()
                    .toList();
            return new CheckReport(plugin.fileName(), new Verdict(subject, lonely), List.of(), List.of());
        }
        List<Finding> findings = new ArrayList<>(findings(world, node.get()));
        others.stream()
                .filter(replaced)
                .map(before -> gate.lies(new OfflineNode(before, List.of(), world), node.get()))
                .forEach(lies -> findings.addAll(weighing.apply(plugin.symbolicName(), lies)));
        Verdict verdict = new Verdict(subject, once(findings));
        return new CheckReport(plugin.fileName(), verdict, wires(node.get()), List.of());
    }

    private List<Finding> findings(World world, OfflineNode plugin) {
        Unmet unmet = new Unmet(world, plugin);
        List<Finding> findings = new ArrayList<>();
        for (ImportedPackage imported : plugin.imports()) {
            List<Offer> candidates = world.candidates(plugin, imported);
            if (candidates.isEmpty() && !imported.optional()) {
                findings.add(unmet.importOf(imported));
            }
            findings.addAll(wire(plugin, imported, candidates));
        }
        findings.addAll(unmet.others());
        findings.addAll(weighing.apply(plugin.symbolicName(), gate.judge(plugin).findings()));
        findings.addAll(unmet.ofProviders());
        return once(findings);
    }

    /** Wires an import to the first candidate that links; to the first of all, for the judgement of the whole, if none does. */
    private List<Finding> wire(OfflineNode plugin, ImportedPackage imported, List<Offer> candidates) {
        List<Finding> refusals = new ArrayList<>();
        for (Offer offer : candidates) {
            List<Finding> refused = offer.exporter().equals(plugin) ? List.of() : refusals(plugin, imported, offer);
            if (refused.isEmpty()) {
                plugin.wire(imported.name(), Optional.of(offer));
                return List.of();
            }
            refusals.addAll(refused);
        }
        plugin.wire(
                imported.name(),
                imported.optional() ? Optional.empty() : candidates.stream().findFirst());
        return imported.optional() ? List.of() : refusals;
    }

    private List<Finding> refusals(OfflineNode plugin, ImportedPackage imported, Offer offer) {
        PackageWire wire = new PackageWire(
                imported.name(),
                imported.range(),
                offer.exporter(),
                offer.exported().version());
        return weighing.apply(plugin.symbolicName(), gate.wire(plugin, wire)).stream()
                .filter(finding -> finding.severity() == Severity.REFUSE)
                .toList();
    }

    private static List<Finding> once(Collection<Finding> findings) {
        Map<String, Finding> once = new LinkedHashMap<>();
        findings.forEach(finding -> once.putIfAbsent(finding.id() + finding.instead(), finding));
        return List.copyOf(once.values());
    }

    private static List<CheckReport.Wire> wires(OfflineNode plugin) {
        return plugin.wiredPackages().stream()
                .map(wire -> new CheckReport.Wire(
                        wire.packageName(), wire.range(), wire.exportVersion(), Words.of(wire.exporter())))
                .toList();
    }
}
