package dev.cofferdam.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.model.Finding;
import dev.cofferdam.model.FindingKind;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemberExistsTest {
    private static final String CALLER = """
            package client;
            public class Main {
                public static void run() {
                    int least = new api.Min().min(1, 2);
                }
            }
            """;

    @TempDir
    Path folder;

    private Pair pair;

    @BeforeEach
    void compileFirst() {
        pair = Pair.in(folder)
                .first("package api; public class Min { public int min(int a, int b) { return a; } public int size; }");
    }

    @Test
    void aMethodThatIsStillThereLinks() {
        pair.second("package api; public class Min { public int min(int a, int b) { return b; } }")
                .client(CALLER)
                .links();
    }

    @Test
    void aMethodThatIsGoneIsNamedWithItsPlace() {
        Finding finding = pair.second("package api; public class Min { }")
                .client(CALLER)
                .breaks(FindingKind.METHOD_MISSING, "NoSuchMethodError");
        assertThat(finding.subject()).isEqualTo("api.Min.min(int, int)");
        assertThat(finding.usedAt()).containsExactly("client.Main.run(Main.java:4)");
        assertThat(finding.instead().orElseThrow())
                .startsWith("nothing of that name; 'client' 1.0.0 (client-")
                .contains("wired to 'api' 1.1.0 (api-second-");
    }

    @Test
    void aMethodThatReturnsAnotherTypeIsShownBesideTheOldOne() {
        Finding finding = pair.second("package api; public class Min { public long min(int a, int b) { return a; } }")
                .client(CALLER)
                .breaks(FindingKind.METHOD_MISSING, "NoSuchMethodError");
        assertThat(finding.subject()).isEqualTo("int api.Min.min(int, int)");
        assertThat(finding.instead().orElseThrow()).startsWith("'long min(int, int)' in 'api.Min'");
    }

    @Test
    void aMethodThatMovedToASuperclassLinks() {
        pair.second(
                        "package api; public class Base { public int min(int a, int b) { return b; } }",
                        "package api; public class Min extends Base { }")
                .client(CALLER)
                .links();
    }

    @Test
    void aMethodThatMovedToADefaultMethodLinks() {
        pair.second(
                        "package api; public interface Base { default int min(int a, int b) { return b; } }",
                        "package api; public class Min implements Base { }")
                .client(CALLER)
                .links();
    }

    @Test
    void aConstructorIsNotInherited() {
        Finding finding = pair.second(
                        "package api; public class Min { public Min(int a) { } public int min(int a, int b) { return a; } }")
                .client(CALLER)
                .breaks(FindingKind.METHOD_MISSING, "NoSuchMethodError");
        assertThat(finding.subject()).isEqualTo("api.Min.Min()");
        assertThat(finding.instead().orElseThrow()).startsWith("'Min(int)' in 'api.Min'");
    }

    @Test
    void aFieldOfAnotherTypeIsMissing() {
        Finding finding = pair.second("package api; public class Min { public long size; }")
                .client("package client; public class Main { public static void run() { new api.Min().size = 3; } }")
                .breaks(FindingKind.FIELD_MISSING, "NoSuchFieldError");
        assertThat(finding.subject()).isEqualTo("int api.Min.size");
        assertThat(finding.instead().orElseThrow()).startsWith("'long size' in 'api.Min'");
    }

    @Test
    void aConstantThatTheCompilerCopiedMayGo() {
        Pair.in(folder)
                .first("package api; public class Min { public static final int MOST = 3; }")
                .second("package api; public class Min { }")
                .client("package client; public class Main { public static void run() { int most = api.Min.MOST; } }")
                .links();
    }

    @Test
    void aMethodReferenceIsAUse() {
        Finding finding = pair.second("package api; public class Min { }")
                .client("""
                        package client;
                        public class Main {
                            public static void run() {
                                java.util.function.IntBinaryOperator least = new api.Min()::min;
                            }
                        }
                        """)
                .breaks(FindingKind.METHOD_MISSING, "NoSuchMethodError");
        assertThat(finding.usedAt()).containsExactly("client.Main.run(Main.java:4)");
    }

    @Test
    void whatIsCalledOnAnOwnSubclassIsTheProvidersToKeep() {
        Finding finding = pair.second("package api; public class Min { }")
                .client(
                        "package client; public class Mine extends api.Min { }",
                        "package client; public class Main { public static void run() { new Mine().min(1, 2); } }")
                .breaks(FindingKind.METHOD_MISSING, "NoSuchMethodError");
        assertThat(finding.subject()).isEqualTo("api.Min.min(int, int)");
    }
}
