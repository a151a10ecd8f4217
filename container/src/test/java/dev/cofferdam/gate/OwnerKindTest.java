package dev.cofferdam.gate;

import dev.cofferdam.model.FindingKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerKindTest {
    @TempDir
    Path folder;

    @Test
    void aClassThatBecameAnInterfaceIsNotCalledAsAClass() {
        Pair.in(folder)
                .first("package api; public class Thing { public static void go() { } }")
                .second("package api; public interface Thing { static void go() { } }")
                .client("package client; public class Main { public static void run() { api.Thing.go(); } }")
                .breaks(FindingKind.INCOMPATIBLE_CHANGE, "IncompatibleClassChangeError");
    }

    @Test
    void anInterfaceThatBecameAClassIsNotCalledAsAnInterface() {
        Pair.in(folder)
                .first("package api; public interface Thing { static void go() { } }")
                .second("package api; public class Thing { public static void go() { } }")
                .client("package client; public class Main { public static void run() { api.Thing.go(); } }")
                .breaks(FindingKind.INCOMPATIBLE_CHANGE, "IncompatibleClassChangeError");
    }
}
