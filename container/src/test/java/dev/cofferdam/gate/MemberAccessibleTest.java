package dev.cofferdam.gate;

import dev.cofferdam.model.FindingKind;
import java.nio.file.Path;
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

    private Pair thing(String first, String second) {
        return Pair.in(folder)
                .first("package api; public class Thing { " + first + " }")
                .second("package api; public class Thing { " + second + " }");
    }

    @Test
    void aMethodThatBecamePrivateIsNotAccessible() {
        thing("public void go() { }", "private void go() { }")
                .client(CALL)
                .breaks(FindingKind.NOT_ACCESSIBLE, "IllegalAccessError");
    }

    @Test
    void aMethodThatIsSeenInItsPackageOnlyIsNotAccessible() {
        thing("public void go() { }", "void go() { }")
                .client(CALL)
                .breaks(FindingKind.NOT_ACCESSIBLE, "IllegalAccessError");
    }

    @Test
    void aProtectedMethodIsNotAccessibleToStrangers() {
        thing("public void go() { }", "protected void go() { }")
                .client(CALL)
                .breaks(FindingKind.NOT_ACCESSIBLE, "IllegalAccessError");
    }

    @Test
    void aProtectedMethodIsAccessibleToSubclasses() {
        thing("public void go() { }", "protected void go() { }")
                .client(SUBCLASS_CALLS)
                .links();
    }

    @Test
    void aConstructorThatBecamePrivateIsNotAccessible() {
        thing("public void go() { }", "private Thing() { }")
                .client(CALL)
                .breaks(FindingKind.NOT_ACCESSIBLE, "IllegalAccessError");
    }
}
