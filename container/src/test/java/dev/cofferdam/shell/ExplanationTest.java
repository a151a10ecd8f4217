package dev.cofferdam.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.PluginInfo;
import dev.cofferdam.WireChoice;
import dev.cofferdam.model.Finding;
import dev.cofferdam.model.FindingKind;
import dev.cofferdam.model.PluginState;
import dev.cofferdam.model.Revision;
import dev.cofferdam.model.Severity;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static final Finding FINDING = new Finding(
            FindingKind.PACKAGE_MISSING,
            Severity.REFUSE,
            "a",
            "is imported, but nobody exports it",
            List.of(),
            Optional.empty(),
            "add it");

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private static PluginInfo plugin(PluginState state, Finding... findings) {
        return plugin(state, "", Optional.empty(), findings);
    }

    private static PluginInfo plugin(
            PluginState state, String reason, Optional<PluginInfo.Restart> restart, Finding... findings) {
        return new PluginInfo(
                "min",
                new Revision("min", "1.2.0", "0".repeat(64), "min.jar", Path.of("min.jar")),
                state,
                3,
                NOW.minusSeconds(7_200),
                reason,
                0,
                0,
                0,
                List.of(findings),
                restart,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    @Test
    void oneThatRunsTellsWhatItIsWiredToAndWhyNotToOthers() {
        WireChoice choice = new WireChoice(
                "a",
                "[1.0,2)",
                "1.1.0",
                "api 1.1.0",
                List.of(
                        new WireChoice.PassedOver("2.0.0", "api 2.0.0", "it is not what is asked for: [1.0,2)"),
                        new WireChoice.PassedOver("1.2.0", "api 1.2.0", "it would not link: 'a.B' is gone [COF-1]")));
        WireChoice any = new WireChoice("b", "", "0.0.0", "the host", List.of());
        assertThat(new Explanation(plugin(PluginState.ACTIVE), List.of(choice, any), List.of(), NOW).text())
                .isEqualTo("""
                        'min' 1.2.0 runs as generation 3.
                            a 1.1.0 from api 1.1.0, asked for at [1.0,2)
                                not 2.0.0 from api 2.0.0: it is not what is asked for: [1.0,2)
                                not 1.2.0 from api 1.2.0: it would not link: 'a.B' is gone [COF-1]
                            b 0.0.0 from the host, any version was asked for""");
    }

    @Test
    void oneThatIsRefusedTellsWhyWhatItNeedsAndWhenItIsTriedAgain() {
        assertThat(new Explanation(plugin(PluginState.REFUSED, FINDING), List.of(), List.of(), NOW).text())
                .isEqualTo("'min' 1.2.0 is refused, none of its code has run:\n" + FINDING.text()
                        + "\nIt is tried again by itself whenever what it could be wired to changes.");
    }

    @Test
    void oneThatWaitsForARestartTellsWhenItIsDueAndWhichItIs() {
        PluginInfo.Restart soon = new PluginInfo.Restart(NOW.plusSeconds(12), 3);
        assertThat(text(plugin(PluginState.BACKING_OFF, "it fell over", Optional.of(soon))))
                .isEqualTo("""
                        'min' 1.2.0 waits for its next start: it fell over.
                            restart 3 in a row is due in 12 s, at 2026-01-02T03:04:17Z""");

        PluginInfo.Restart waitsForItsTurn = new PluginInfo.Restart(NOW, 1);
        assertThat(text(plugin(PluginState.BACKING_OFF, "it fell over", Optional.of(waitsForItsTurn))))
                .endsWith("restart 1 in a row is due now, at 2026-01-02T03:04:05Z");
    }

    @Test
    void oneThatIsQuarantinedTellsSinceWhen() {
        assertThat(text(plugin(PluginState.QUARANTINED, "it fell over too often", Optional.empty())))
                .isEqualTo("'min' 1.2.0 has been quarantined since 2026-01-02T01:04:05Z, for 2 h:"
                        + " it fell over too often.");
    }

    private static String text(PluginInfo plugin) {
        return new Explanation(plugin, List.of(), List.of(), NOW).text();
    }
}
