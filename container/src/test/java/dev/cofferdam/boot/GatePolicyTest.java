package dev.cofferdam.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.Settings;
import dev.cofferdam.model.Finding;
import dev.cofferdam.model.FindingKind;
import dev.cofferdam.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class GatePolicyTest {
    private static final Finding FINDING = new Finding(
                    FindingKind.FIELD_MISSING,
                    Severity.REFUSE,
                    "int a.B.c",
                    "is gone",
                    List.of(),
                    Optional.empty(),
                    "do")
            .providedBy("api");

    private static GatePolicy policy(String... keysAndValues) {
        Properties texts = new Properties();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            texts.setProperty(keysAndValues[i], keysAndValues[i + 1]);
        }
        return GatePolicy.of(Settings.of(texts));
    }

    @Test
    void onePluginMayBeSetApartFromTheRest() {
        GatePolicy policy = policy("gate.plugin.old", "warn", "gate.plugin.none", "off");
        assertThat(policy.weigh("new", List.of(FINDING))).containsExactly(FINDING);
        assertThat(policy.weigh("old", List.of(FINDING))).containsExactly(FINDING.at(Severity.WARN));
        assertThat(policy.off("none")).isTrue();
        assertThat(policy.off("new")).isFalse();
    }

    @Test
    void onePluginMayBeHeldToMoreThanTheRest() {
        GatePolicy policy = policy("gate", "off", "gate.plugin.strict", "refuse");
        assertThat(policy.off("strict")).isFalse();
        assertThat(policy.weigh("strict", List.of(FINDING))).containsExactly(FINDING);
    }

    @Test
    void anAcceptedFindingIsAWarningWithTheReason() {
        GatePolicy policy = policy("gate.accept." + FINDING.id(), "nobody reads it");
        assertThat(policy.weigh("any", List.of(FINDING, FINDING.providedBy("other"))))
                .containsExactly(FINDING.acceptedFor("nobody reads it"), FINDING.providedBy("other"));
    }
}
