package dev.cofferdam.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.model.Finding;
import dev.cofferdam.model.FindingKind;
import dev.cofferdam.model.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionRuleTest {
    @TempDir
    Path folder;

    private List<Finding> wire(String range, String version) {
        Path jar = new JarKit(folder).pack("empty", Map.of(), Map.of());
        FakeBundle importer = FakeBundle.of("importer", "1.0.0", jar);
        FakeBundle exporter = FakeBundle.of("exporter", "2.0.0", jar);
        return new Gate(name -> Optional.empty()).wire(importer, new PackageWire("api", range, exporter, version));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|0",
                "0|0.0.0.JavaSE_017",
                "[1.2,2)|1.9",
                "[1.2,2)|1.2",
                "(1.2,2)|1.2.1",
                "1.2|1.3.1.beta-1",
                "0.4|0.4.7",
                "[0.4,1)|0.4"
            })
    void aVersionThatTheRangeAdmitsFits(String range, String version) {
        assertThat(wire(range, version)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1.2,2)|2.0.0",
                "[1.2,2)|1.1.9",
                "(1.2,2)|1.2",
                "1.2|1.1",
                "[1.2,2]|2.0.1",
                "0.4|0.5",
                "[0.4,1)|0.5",
                "[0.4,1)|0.3"
            })
    void aVersionOutsideTheRangeOrAnUnstableStepIsRefused(String range, String version) {
        assertThat(wire(range, version)).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(FindingKind.PACKAGE_VERSION);
            assertThat(finding.severity()).isEqualTo(Severity.REFUSE);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''|3.0", "0|3.0", "0.0.0|0.4", "[0,5)|1.0"})
    void anImportThatDoesNotSayWhatItWasBuiltAgainstIsAWarning(String range, String version) {
        assertThat(wire(range, version)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARN);
            assertThat(finding.problem()).startsWith("is imported without a version");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[1.2,3)|2.0.0", "[1.2,2]|2.0.0", "1.2|2.0.0", "0.4|1.0.0", "[0.4,2)|1.3"})
    void aRangeThatSpansABreakingStepIsAWarning(String range, String version) {
        assertThat(wire(range, version))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARN));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[1,|1.0", "one|1.0", "[1.2]|1.2", "[,2)|1.0", "1.2|latest", "[1,2,3]|1", "1.99999999999|2"})
    void aMalformedTextIsAFinding(String range, String version) {
        assertThat(wire(range, version))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.REFUSE));
    }

    @Test
    void theFindingNamesBothSides() {
        String text = wire("[1.2,2)", "2.0.0").get(0).text();
        assertThat(text)
                .startsWith("'api' is there at a version that is not wanted")
                .contains(
                        "'exporter' 2.0.0 (empty-0.jar)",
                        "'importer' 1.0.0 (empty-0.jar)",
                        "'[1.2,2)'",
                        "next: rebuild");
    }
}
