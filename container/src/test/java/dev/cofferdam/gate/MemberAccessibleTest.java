package dev.cofferdam.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.model.FindingKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemberAccessibleTest {
    private static final String CALL =
            "package client; public class Main { public static void run() { new api.Thing().go(); } }";
    private static final String SUBCLASS_CALLS = """
            package client;
            public class Main extends api.Thing {
                public static void run() {
                    new Main().call();
                }
                void call() {
                    go();
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void aMethodThatBecamePrivateIsNotAccessible() {
        Pair.thing(folder, "public void go() { }", "private void go() { }")
                .client(CALL)
                .breaks(FindingKind.NOT_ACCESSIBLE, "IllegalAccessError");
    }

    @Test
    void aMethodThatIsSeenInItsPackageOnlyIsNotAccessible() {
        Pair.thing(folder, "public void go() { }", "void go() { }")
                .client(CALL)
                .breaks(FindingKind.NOT_ACCESSIBLE, "IllegalAccessError");
    }

    @Test
    void aProtectedMethodIsNotAccessibleToStrangers() {
        Pair.thing(folder, "public void go() { }", "protected void go() { }")
                .client(CALL)
                .breaks(FindingKind.NOT_ACCESSIBLE, "IllegalAccessError");
    }

    @Test
    void aProtectedMethodIsAccessibleToSubclasses() {
        Pair.thing(folder, "public void go() { }", "protected void go() { }")
                .client(SUBCLASS_CALLS)
                .links();
    }

    @Test
    void aConstructorThatBecamePrivateIsNotAccessible() {
        Pair.thing(folder, "public void go() { }", "private Thing() { }")
                .client(CALL)
                .breaks(FindingKind.NOT_ACCESSIBLE, "IllegalAccessError");
    }

    /** The package's own class is looked at first, by its name: what was said of it must not be said of the other. */
    @Test
    void aMethodThatItsPackageSeesIsNotAccessibleToAnotherPackage() {
        JarKit kit = new JarKit(folder);
        String near = "package a; public class Near { public static void go(Thing thing) { thing.go(); } }";
        String far = "package b; public class Far { public static void go(a.Thing thing) { thing.go(); } }";
        Map<String, byte[]> classes =
                kit.compile(List.of(), near, far, "package a; public class Thing { public void go() { } }");
        classes.putAll(kit.compile(List.of(), "package a; public class Thing { void go() { } }"));
        FakeBundle plugin = FakeBundle.of("client", "1.0.0", kit.pack("client", Map.of(), classes));
        assertThat(new Gate(name -> Optional.empty()).judge(plugin).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.kind()).isEqualTo(FindingKind.NOT_ACCESSIBLE);
                    assertThat(finding.usedAt()).containsExactly("b.Far");
                });
    }
}
