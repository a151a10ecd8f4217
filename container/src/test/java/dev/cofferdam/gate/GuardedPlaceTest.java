package dev.cofferdam.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.model.FindingKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedPlaceTest {
    @TempDir
    Path folder;

    @Test
    void whatTheCodeCatchesIsAWarning() {
        String guarded = """
                package client;
                public class Main {
                    public static void run() {
                        try {
                            new api.Thing().go();
                        } catch (NoSuchMethodError older) {
                            return;
                        }
                    }
                }
                """;
        Pair.Outcome outcome = Pair.thing(folder, "public void go() { }", "").client(guarded);
        assertThat(outcome.error()).isEmpty();
        assertThat(outcome.verdict().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(FindingKind.METHOD_MISSING);
            assertThat(finding.nextStep()).contains("catches");
        });
    }

    @Test
    void whatTheCodeCatchesOtherwiseIsARefusal() {
        String caughtElsewhere = """
                package client;
                public class Main {
                    public static void run() {
                        try {
                            new api.Thing().go();
                        } catch (RuntimeException | NoSuchFieldError other) {
                            return;
                        }
                    }
                }
                """;
        Pair.thing(folder, "public void go() { }", "")
                .client(caughtElsewhere)
                .breaks(FindingKind.METHOD_MISSING, "NoSuchMethodError");
    }
}
