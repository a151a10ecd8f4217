package dev.cofferdam.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.model.Finding;
import dev.cofferdam.model.FindingKind;
import dev.cofferdam.model.Severity;
import dev.cofferdam.model.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A client that was built against the first version of package {@code api} and meets the second. The gate's verdict and
 * the JVM's have to agree before a test sees either.
 */
final class Pair {
    private final JarKit kit;
    private Path first;
    private Path second;

    private Pair(JarKit kit) {
        this.kit = kit;
    }

    static Pair in(Path folder) {
        return new Pair(new JarKit(folder));
    }

    /** Two revisions of a class {@code api.Thing}, by what is in it. */
    static Pair thing(Path folder, String first, String second) {
        return in(folder)
                .first("package api; public class Thing { " + first + " }")
                .second("package api; public class Thing { " + second + " }");
    }

    Pair first(String... sources) {
        first = kit.jar("api-first", List.of(), sources);
        return this;
    }

    Pair second(String... sources) {
        second = kit.jar("api-second", List.of(), sources);
        return this;
    }

    /** Judges and runs the client; the sources have a {@code client.Main} with a {@code public static void run()}. */
    Outcome client(String... sources) {
        Path client = kit.jar("client", List.of(first), sources);
        FakeBundle provider = FakeBundle.of("api", "1.1.0", second);
        FakeBundle plugin = FakeBundle.of("client", "1.0.0", client).imports("api", provider);
        Gate gate = new Gate(name -> Optional.empty());
        Verdict verdict = gate.judge(plugin);
        Optional<String> error = Oracle.run(second, client);
        assertThat(verdict.refuses())
                .as("the JVM says %s, the gate says %s", error, verdict.text())
                .isEqualTo(error.isPresent());
        PackageWire wire = new PackageWire("api", "[1.0,2)", provider, "1.1.0");
        List<Finding> wired = gate.wire(FakeBundle.of("client", "1.0.0", client), wire);
        assertThat(wired.stream().anyMatch(finding -> finding.severity() == Severity.REFUSE))
                .as("the wire alone says the same as the whole: %s", wired)
                .isEqualTo(verdict.refuses());
        return new Outcome(verdict, error);
    }

    /**
     * @param verdict the gate's
     * @param error the JVM's
     */
    record Outcome(Verdict verdict, Optional<String> error) {

        void links() {
            assertThat(error).isEmpty();
            assertThat(verdict.findings()).isEmpty();
        }

        /** Fails with that error, and the first finding is of that kind and foretells it. */
        Finding breaks(FindingKind kind, String expectedError) {
            assertThat(error).contains(expectedError);
            Finding finding = verdict.findings().get(0);
            assertThat(finding.kind()).as(verdict.text()).isEqualTo(kind);
            assertThat(finding.severity()).isEqualTo(Severity.REFUSE);
            assertThat(finding.problem()).contains(expectedError);
            return finding;
        }
    }
}
