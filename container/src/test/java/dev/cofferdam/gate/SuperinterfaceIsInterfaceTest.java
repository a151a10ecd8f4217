package dev.cofferdam.gate;

import dev.cofferdam.model.FindingKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuperinterfaceIsInterfaceTest {
    private static final String NEW_SUBCLASS =
            "package client; public class Main { public static void run() { new Sub(); } }";

    @TempDir
    Path folder;

    @Test
    void aSuperinterfaceThatBecameAClassIsNotImplemented() {
        Pair.in(folder)
                .first("package api; public interface Thing { }")
                .second("package api; public class Thing { }")
                .client("package client; public class Sub implements api.Thing { }", NEW_SUBCLASS)
                .breaks(FindingKind.INCOMPATIBLE_CHANGE, "IncompatibleClassChangeError");
    }
}
