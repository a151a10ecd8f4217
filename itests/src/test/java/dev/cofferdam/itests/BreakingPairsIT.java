package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.model.CheckReport;
import dev.cofferdam.model.Severity;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Releases that an importer's range admits and that break it: the gate says of each what the JVM said when it was run. */
@TestInstance(Lifecycle.PER_CLASS)
class BreakingPairsIT {
    private final SetJudge judge = new SetJudge();

    static List<BreakingPair> all() {
        return BreakingPair.all();
    }

    static Stream<BreakingPair> refused() {
        return all().stream().filter(pair -> pair.outcome().equals("refused"));
    }

    static Stream<BreakingPair> avoided() {
        return all().stream().filter(pair -> pair.outcome().equals("avoided"));
    }

    @Test
    void thereAreAtLeast25RefusedPairsAndNoneIsOfAnotherOutcome() {
        assertThat(refused().distinct()).hasSizeGreaterThanOrEqualTo(25);
        assertThat(Stream.concat(refused(), avoided())).containsExactlyInAnyOrderElementsOf(all());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void theBreakingReleaseIsRefusedNamingWhatTheJvmNames(BreakingPair pair) {
        CheckReport report = judge(pair, pair.swappedIn());

        assertThat(report.fits()).isFalse();
        assertThat(report.verdict().findings()).anySatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.REFUSE);
            assertThat(finding.kind()).isEqualTo(pair.kind());
            assertThat(finding.subject()).isEqualTo(pair.symbol());
            assertThat(finding.usedAt()).isNotEmpty();
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("avoided")
    void theBreakingReleaseIsNotWiredWhereTheClientDoesWithoutIt(BreakingPair pair) {
        CheckReport report = judge(pair, pair.swappedIn());

        assertThat(report.fits()).as(report.text()).isTrue();
        assertThat(providers(pair, report)).noneMatch(provider -> provider.contains(file(pair.swappedIn())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void theReleaseThatTheClientWasBuiltAgainstFits(BreakingPair pair) {
        CheckReport report = judge(pair, pair.builtAgainst());

        assertThat(report.fits()).as(report.text()).isTrue();
    }

    private CheckReport judge(BreakingPair pair, String provider) {
        return judge.judge(pair.clientJar(), pair.beside(provider));
    }

    private static Stream<String> providers(BreakingPair pair, CheckReport report) {
        return report.wires().stream()
                .filter(wire -> wire.packageName().equals(pair.packageName()))
                .map(CheckReport.Wire::provider);
    }

    private static String file(String coordinates) {
        return "(" + BreakingPair.jar(coordinates).getFileName() + ")";
    }
}
