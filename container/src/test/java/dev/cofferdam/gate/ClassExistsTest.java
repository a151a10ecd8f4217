package dev.cofferdam.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.model.Finding;
import dev.cofferdam.model.FindingKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassExistsTest {
    private static final String NEW =
            "package client; public class Main { public static void run() { new api.Thing(); } }";
    private static final String OTHER = "package api; public class Other { }";

    @TempDir
    Path folder;

    private Pair thing(String second) {
        return Pair.in(folder).first("package api; public class Thing { }").second(second);
    }

    @Test
    void aClassThatIsGoneFoldsItsMembers() {
        Pair.Outcome outcome = thing(OTHER).client(NEW);
        Finding finding = outcome.breaks(FindingKind.CLASS_MISSING, "NoClassDefFoundError");
        assertThat(finding.subject()).isEqualTo("api.Thing");
        assertThat(outcome.verdict().findings()).hasSize(1);
    }

    @Test
    void aClassLiteralAndAnArrayNeedTheClass() {
        thing(OTHER).client("""
                        package client;
                        public class Main {
                            public static void run() {
                                Object[] things = new api.Thing[1][2];
                            }
                        }
                        """).breaks(FindingKind.CLASS_MISSING, "NoClassDefFoundError");
    }

    @Test
    void aMentionInASignatureAloneLinks() {
        thing(OTHER)
                .client(
                        "package client; public class Main { public static void run() { } api.Thing unused(api.Thing a) { return a; } }")
                .links();
    }
}
