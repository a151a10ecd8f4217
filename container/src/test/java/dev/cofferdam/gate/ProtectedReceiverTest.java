package dev.cofferdam.gate;

import dev.cofferdam.model.FindingKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProtectedReceiverTest {
    @TempDir
    Path folder;

    @Test
    void aProtectedMethodIsNotCalledOnAnotherObject() {
        Pair.in(folder)
                .first("package api; public class Thing { public void go() { } }")
                .second("package api; public class Thing { protected void go() { } }")
                .client(
                        "package client; public class Main { public static void run() { new Sub().call(); } }",
                        "package client; public class Sub extends api.Thing { void call() { new api.Thing().go(); } }")
                .breaks(FindingKind.INCOMPATIBLE_CHANGE, "VerifyError");
    }

    @Test
    void aProtectedMethodIsCalledOnThis() {
        Pair.in(folder)
                .first("package api; public class Thing { public void go() { } }")
                .second("package api; public class Thing { protected void go() { } }")
                .client(
                        "package client; public class Main { public static void run() { new Sub().call(); } }",
                        "package client; public class Sub extends api.Thing { void call() { go(); } }")
                .links();
    }

    @Test
    void aProtectedConstructorIsNotForNew() {
        Pair.in(folder)
                .first("package api; public class Thing { public Thing() { } }")
                .second("package api; public class Thing { protected Thing() { } }")
                .client(
                        "package client; public class Main { public static void run() { new Sub().call(); } }",
                        "package client; public class Sub extends api.Thing { void call() { new api.Thing(); } }")
                .breaks(FindingKind.INCOMPATIBLE_CHANGE, "VerifyError");
    }

    @Test
    void aProtectedConstructorIsForSuper() {
        Pair.in(folder)
                .first("package api; public class Thing { public Thing() { } }")
                .second("package api; public class Thing { protected Thing() { } }")
                .client(
                        "package client; public class Main { public static void run() { new Sub().call(); } }",
                        "package client; public class Sub extends api.Thing { void call() {  } }")
                .links();
    }
}
