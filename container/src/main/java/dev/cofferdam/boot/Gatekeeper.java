package dev.cofferdam.boot;

import dev.cofferdam.Setting;
import dev.cofferdam.Settings;
import dev.cofferdam.framework.WireJudge;
import dev.cofferdam.gate.Gate;
import dev.cofferdam.gate.PackageWire;
import dev.cofferdam.model.BundleNode;
import dev.cofferdam.model.Finding;
import dev.cofferdam.model.Severity;
import dev.cofferdam.model.Verdict;
import java.util.List;

/** Puts the gate where the framework and the supervisor ask, at the severity that is set. */
record Gatekeeper(Gate gate, String mode) implements WireJudge {
    Gatekeeper(Gate gate, Settings settings) {
        this(gate, settings.word(Setting.GATE));
    }

    @Override
    public List<Finding> judge(
            BundleNode importer, String packageName, String range, BundleNode exporter, String exportVersion) {
        return mode.equals("off")
                ? List.of()
                : weighed(gate.wire(importer, new PackageWire(packageName, range, exporter, exportVersion)));
    }

    Verdict judge(BundleNode plugin) {
        if (mode.equals("off")) {
            return new Verdict(plugin.toString(), List.of());
        }
        Verdict verdict = gate.judge(plugin);
        return new Verdict(verdict.subject(), weighed(verdict.findings()));
    }

    private List<Finding> weighed(List<Finding> findings) {
        return mode.equals("refuse")
                ? findings
                : findings.stream().map(finding -> finding.at(Severity.WARN)).toList();
    }
}
