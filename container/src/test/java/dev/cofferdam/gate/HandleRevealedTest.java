package dev.cofferdam.gate;

import dev.cofferdam.model.FindingKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandleRevealedTest {
    @TempDir
    Path folder;

    @Test
    void aReferenceToAMethodOfAHiddenSuperclassDoesNotLink() {
        Pair.in(folder)
                .first("package api; public class Thing { public void go() { } }")
                .second(
                        "package api; public class Thing extends Base { }",
                        "package api;  class Base { public final void go() { } }")
                .client(
                        "package client; public class Main { public static void run() { Runnable r = new api.Thing()::go; r.run(); } }")
                .breaks(FindingKind.NOT_ACCESSIBLE, "BootstrapMethodError");
    }

    @Test
    void aReferenceToAMethodOfAPublicSuperclassLinks() {
        Pair.in(folder)
                .first("package api; public class Thing { public void go() { } }")
                .second(
                        "package api; public class Thing extends Base { }",
                        "package api; public class Base { public final void go() { } }")
                .client(
                        "package client; public class Main { public static void run() { Runnable r = new api.Thing()::go; r.run(); } }")
                .links();
    }

    @Test
    void aCallOfAMethodOfAHiddenSuperclassLinks() {
        Pair.in(folder)
                .first("package api; public class Thing { public void go() { } }")
                .second(
                        "package api; public class Thing extends Base { }",
                        "package api;  class Base { public final void go() { } }")
                .client("package client; public class Main { public static void run() { new api.Thing().go(); } }")
                .links();
    }
}
