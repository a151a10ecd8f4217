package dev.cofferdam.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CheckJsonTest {
    private static final Path SCHEMA = Path.of("..", "docs", "gate-verdict.schema.json");

    private static CheckReport report() {
        Finding gone = new Finding(
                FindingKind.PACKAGE_MISSING,
                Severity.REFUSE,
                "a",
                "is \"not\" there",
                List.of(),
                Optional.empty(),
                "add C:\\it\n\tnow");
        Finding member = new Finding(
                        FindingKind.METHOD_MISSING,
                        Severity.REFUSE,
                        "int a.B.é()",
                        "is gone \u0007",
                        List.of("X.y(X.java:1)", "X.z(X.java:2)"),
                        Optional.of("nothing"),
                        "rebuild")
                .providedBy("api")
                .acceptedFor("known");
        return new CheckReport(
                "x.jar",
                new Verdict("'x' 1.0 (x.jar)", List.of(member, gone)),
                List.of(new CheckReport.Wire("b", "[1,2)", "1.1", "the host")),
                List.of(new CheckReport.LeftOut("plain.jar", "is a plain jar")));
    }

    @Test
    void whatIsWrittenIsReadBackAsItWas() {
        CheckReport report = report();
        Map<String, Object> json = TinyJson.object(CheckJson.of(report));
        assertThat(json)
                .containsEntry("format", "cofferdam-gate-verdict/1")
                .containsEntry("file", "x.jar")
                .containsEntry("subject", "'x' 1.0 (x.jar)")
                .containsEntry("fits", false)
                .containsEntry("java", (double) Runtime.version().feature())
                .containsEntry(
                        "wires",
                        List.of(Map.of("package", "b", "range", "[1,2)", "version", "1.1", "provider", "the host")))
                .containsEntry("leftOut", List.of(Map.of("file", "plain.jar", "reason", "is a plain jar")));
        List<Finding> findings = report.verdict().findings();
        assertThat(TinyJson.objects(json.get("findings")))
                .satisfiesExactly(
                        cause -> assertThat(cause)
                                .containsEntry("id", findings.get(1).id())
                                .containsEntry("kind", "package-missing")
                                .containsEntry("severity", "refuse")
                                .containsEntry("problem", "is \"not\" there")
                                .containsEntry("usedAt", List.of())
                                .containsEntry("instead", null)
                                .containsEntry("nextStep", "add C:\\it\n\tnow")
                                .containsEntry("provider", null)
                                .containsEntry("consequenceOf", null),
                        consequence -> assertThat(consequence)
                                .containsEntry("severity", "warn")
                                .containsEntry("subject", "int a.B.é()")
                                .containsEntry("problem", "is gone \u0007")
                                .containsEntry("usedAt", List.of("X.y(X.java:1)", "X.z(X.java:2)"))
                                .containsEntry("provider", "api")
                                .containsEntry("accepted", "known")
                                .containsEntry("consequenceOf", findings.get(1).id()));
    }

    @Test
    void itIsPlainAscii() {
        assertThat(CheckJson.of(report()).chars()).allMatch(c -> c == '\n' || c >= ' ' && c <= '~');
    }

    @Test
    void theSchemaNamesExactlyTheKeysThatAreWritten() throws IOException {
        Map<String, Object> schema = TinyJson.object(Files.readString(SCHEMA));
        Map<String, Object> json = TinyJson.object(CheckJson.of(report()));
        assertThat(keys(schema)).isEqualTo(json.keySet());
        for (String list : List.of("findings", "wires", "leftOut")) {
            Map<String, Object> items = TinyJson.map(
                    TinyJson.map(TinyJson.map(schema.get("properties")).get(list))
                            .get("items"));
            assertThat(keys(items))
                    .isEqualTo(TinyJson.objects(json.get(list)).get(0).keySet());
        }
    }

    @Test
    void theSchemaNamesEveryKindAndSeverity() throws IOException {
        String schema = Files.readString(SCHEMA);
        assertThat(FindingKind.values())
                .allSatisfy(
                        kind -> assertThat(schema).contains("\"" + kind.words().replace(' ', '-') + "\""));
        assertThat(schema).contains("[\"refuse\", \"warn\"]");
    }

    private static Object keys(Map<String, Object> schema) {
        assertThat(List.copyOf(TinyJson.map(schema.get("properties")).keySet())).isEqualTo(schema.get("required"));
        return TinyJson.map(schema.get("properties")).keySet();
    }
}
