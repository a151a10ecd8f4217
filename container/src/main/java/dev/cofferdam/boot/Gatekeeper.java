package dev.cofferdam.boot;

import dev.cofferdam.Settings;
import dev.cofferdam.framework.WireJudge;
import dev.cofferdam.gate.Gate;
import dev.cofferdam.gate.PackageWire;
import dev.cofferdam.model.BundleNode;
import dev.cofferdam.model.Finding;
import dev.cofferdam.model.Verdict;
import dev.cofferdam.model.WiredPackage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts the gate where the framework and the supervisor ask, at the severity that is set. Safe for use by several threads. */
final class Gatekeeper implements WireJudge {
    private final Gate gate;
    private final GatePolicy policy;
    private final String terms;
    private final Culprits culprits;

    Gatekeeper(Gate gate, Settings settings) {
        this.gate = gate;
        this.policy = GatePolicy.of(settings);
        this.terms = policy.shown();
        this.culprits = new Culprits(gate::lies);
    }

    @Override
    public List<Finding> judge(
            BundleNode importer, String packageName, String range, BundleNode exporter, String exportVersion) {
        String plugin = importer.symbolicName();
        if (policy.off(plugin)) {
            return List.of();
        }
        PackageWire wire = new PackageWire(packageName, range, exporter, exportVersion);
        return culprits.name(policy.weigh(plugin, gate.wire(importer, wire)), () -> List.of(exporter));
    }

    @Override
    public List<Finding> judgeVersion(
            BundleNode importer, String packageName, String range, BundleNode exporter, String exportVersion) {
        String plugin = importer.symbolicName();
        return policy.off(plugin)
                ? List.of()
                : policy.weigh(
                        plugin, gate.version(importer, new PackageWire(packageName, range, exporter, exportVersion)));
    }

    @Override
    public Optional<Set<String>> refusedBefore(BundleNode importer) {
        return gate.refusedBefore(importer, terms);
    }

    @Override
    public void refused(BundleNode importer, Set<String> wires) {
        gate.refused(importer, terms, wires);
    }

    @Override
    public boolean links(BundleNode importer) {
        return !judge(importer, List.of()).refuses();
    }

    /** @param replaced the revision of the plugin that serves and is to be replaced, if there is one */
    Verdict judge(BundleNode plugin, Optional<BundleNode> replaced) {
        List<Finding> lies = policy.off(plugin.symbolicName())
                ? List.of()
                : replaced.filter(before -> !before.jars().equals(plugin.jars()))
                        .map(before -> gate.lies(before, plugin))
                        .orElse(List.of());
        Verdict verdict = judge(plugin, lies);
        if (!verdict.refuses()) {
            culprits.serves(plugin, lies);
        }
        return verdict;
    }

    private Verdict judge(BundleNode plugin, List<Finding> lies) {
        if (policy.off(plugin.symbolicName())) {
            return new Verdict(plugin.toString(), List.of());
        }
        Verdict verdict = gate.judge(plugin);
        List<Finding> findings = new ArrayList<>(verdict.findings());
        findings.addAll(lies);
        return new Verdict(
                verdict.subject(),
                culprits.name(
                        policy.weigh(plugin.symbolicName(), findings),
                        () -> plugin.wiredPackages().stream()
                                .map(WiredPackage::exporter)
                                .toList()));
    }
}
