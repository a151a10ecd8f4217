package dev.cofferdam.gate;

import dev.cofferdam.model.FindingKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaticOrNotTest {
    private static final String CALL =
            "package client; public class Main { public static void run() { new api.Thing().go(); } }";
    private static final String CALL_STATIC =
            "package client; public class Main { public static void run() { api.Thing.go(); } }";
    private static final String READ =
            "package client; public class Main { public static void run() { int size = new api.Thing().size; } }";

    @TempDir
    Path folder;

    @Test
    void aMethodThatBecameStaticIsNotCalledOnAnObject() {
        Pair.thing(folder, "public void go() { }", "public static void go() { }")
                .client(CALL)
                .breaks(FindingKind.INCOMPATIBLE_CHANGE, "IncompatibleClassChangeError");
    }

    @Test
    void aMethodThatIsNotStaticAnyMoreIsNotCalledWithoutAnObject() {
        Pair.thing(folder, "public static void go() { }", "public void go() { }")
                .client(CALL_STATIC)
                .breaks(FindingKind.INCOMPATIBLE_CHANGE, "IncompatibleClassChangeError");
    }

    @Test
    void aFieldThatBecameStaticIsNotReadOffAnObject() {
        Pair.thing(folder, "public int size;", "public static int size;")
                .client(READ)
                .breaks(FindingKind.INCOMPATIBLE_CHANGE, "IncompatibleClassChangeError");
    }
}
