package dev.cofferdam.boot;

import dev.cofferdam.Setting;
import dev.cofferdam.SettingFamily;
import dev.cofferdam.Settings;
import dev.cofferdam.model.Finding;
import dev.cofferdam.model.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the settings make of the gate's findings.
 *
 * @param mode for all plugins: {@code refuse}, {@code warn} or {@code off}
 * @param modes for single plugins, by symbolic name
 * @param accepted why findings are let pass, by id
 */
record GatePolicy(String mode, Map<String, String> modes, Map<String, String> accepted) {
    static GatePolicy of(Settings settings) {
        return new GatePolicy(
                settings.word(Setting.GATE),
                settings.all(SettingFamily.GATE_PLUGIN),
                settings.all(SettingFamily.GATE_ACCEPT));
    }

    /** Whether nobody looks at that plugin. */
    boolean off(String plugin) {
        return mode(plugin).equals("off");
    }

    /** The findings at the weight that is set; at their own where nobody says otherwise. */
    List<Finding> weigh(String plugin, List<Finding> findings) {
        boolean refuses = mode(plugin).equals("refuse");
        if (refuses && accepted.isEmpty()) {
            return findings; // an id is a digest
        }
        return findings.stream()
                .map(finding -> Optional.ofNullable(accepted.get(finding.id()))
                        .map(finding::acceptedFor)
                        .orElseGet(() -> refuses ? finding : finding.at(Severity.WARN)))
                .toList();
    }

    /** All of it, in one order. */
    String shown() {
        return mode + new TreeMap<>(modes) + new TreeMap<>(accepted);
    }

    private String mode(String plugin) {
        return modes.getOrDefault(plugin, mode);
    }
}
