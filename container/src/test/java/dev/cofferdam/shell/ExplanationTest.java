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

    private static PluginInfo plugin(PluginState state, Finding... findings) {
        return new PluginInfo(
                "min",
                new Revision("min", "1.2.0", "0".repeat(64), "min.jar", Path.of("min.jar")),
                state,
                3,
                Instant.EPOCH,
                "",
                0,
                0,
                0,
                List.of(findings),
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
        assertThat(new Explanation(plugin(PluginState.ACTIVE), List.of(choice, any), List.of()).text())
                .isEqualTo("""
                        'min' 1.2.0 runs as generation 3.
                            a 1.1.0 from api 1.1.0, asked for at [1.0,2)
                                not 2.0.0 from api 2.0.0: it is not what is asked for: [1.0,2)
                                not 1.2.0 from api 1.2.0: it would not link: 'a.B' is gone [COF-1]
                            b 0.0.0 from the host, any version was asked for""");
    }

    @Test
    void oneThatIsRefusedTellsWhyWhatItNeedsAndWhenItIsTriedAgain() {
        assertThat(new Explanation(plugin(PluginState.REFUSED, FINDING), List.of(), List.of()).text())
                .isEqualTo("'min' 1.2.0 is refused, none of its code has run:\n" + FINDING.text()
                        + "\nIt is tried again by itself whenever what it could be wired to changes.");
    }
}
