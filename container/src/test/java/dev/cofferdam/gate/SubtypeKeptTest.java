package dev.cofferdam.gate;

import dev.cofferdam.model.FindingKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubtypeKeptTest {
    @TempDir
    Path folder;

    @Test
    void anArgumentIsStillOfTheClassThatIsTaken() {
        Pair.in(folder)
                .first(
                        "package api; public class Base { public void go() { } }",
                        "package api; public class Sub extends Base { }",
                        "package api; public class Make { public static Sub sub() { return new Sub(); } public static void take(Base base) { } }")
                .second(
                        "package api; public class Base { public void go() { } }",
                        "package api; public class Sub  { }",
                        "package api; public class Make { public static Sub sub() { return new Sub(); } public static void take(Base base) { } }")
                .client(
                        "package client; public class Main { public static void run() { api.Make.take(api.Make.sub()); } }")
                .breaks(FindingKind.INCOMPATIBLE_CHANGE, "VerifyError");
    }

    @Test
    void aLocalVariableIsToo() {
        Pair.in(folder)
                .first(
                        "package api; public class Base { public void go() { } }",
                        "package api; public class Sub extends Base { }",
                        "package api; public class Make { public static Sub sub() { return new Sub(); } public static void take(Base base) { } }")
                .second(
                        "package api; public class Base { public void go() { } }",
                        "package api; public class Sub  { }",
                        "package api; public class Make { public static Sub sub() { return new Sub(); } public static void take(Base base) { } }")
                .client(
                        "package client; public class Main { public static void run() { api.Base base = api.Make.sub(); if (base == null) { base = null; } } }")
                .breaks(FindingKind.INCOMPATIBLE_CHANGE, "VerifyError");
    }

    @Test
    void theVerifierTakesEveryInterfaceForObject() {
        Pair.in(folder)
                .first(
                        "package api; public interface Base { default void go() { } }",
                        "package api; public class Sub implements Base { }",
                        "package api; public class Make { public static Sub sub() { return new Sub(); } public static void take(Base base) { } }")
                .second(
                        "package api; public interface Base { default void go() { } }",
                        "package api; public class Sub  { }",
                        "package api; public class Make { public static Sub sub() { return new Sub(); } public static void take(Base base) { } }")
                .client(
                        "package client; public class Main { public static void run() { api.Make.take(api.Make.sub()); } }")
                .links();
    }

    @Test
    void aCallOnAnInterfaceNeedsIt() {
        Pair.in(folder)
                .first(
                        "package api; public interface Base { default void go() { } }",
                        "package api; public class Sub implements Base { }",
                        "package api; public class Make { public static Sub sub() { return new Sub(); } public static void take(Base base) { } }")
                .second(
                        "package api; public interface Base { default void go() { } }",
                        "package api; public class Sub  { }",
                        "package api; public class Make { public static Sub sub() { return new Sub(); } public static void take(Base base) { } }")
                .client(
                        "package client; public class Main { public static void run() { api.Base base = api.Make.sub(); base.go(); } }")
                .breaks(FindingKind.INCOMPATIBLE_CHANGE, "IncompatibleClassChangeError");
    }

    @Test
    void aParameterIsAValueTooThoughNothingRefersToItsClass() {
        Pair.in(folder)
                .first(
                        "package api; public class Base { }",
                        "package api; public class Sub extends Base { }",
                        "package api; public class Make { public static void take(Base base) { } }")
                .second(
                        "package api; public class Base { }",
                        "package api; public class Sub { }",
                        "package api; public class Make { public static void take(Base base) { } }")
                .client(
                        "package client; public class Main { public static void run() { } static void pass(api.Sub sub) { api.Make.take(sub); } }")
                .breaks(FindingKind.INCOMPATIBLE_CHANGE, "VerifyError");
    }

    @Test
    void soIsWhatOnlyAStackMapFrameNames() {
        Pair.in(folder)
                .first("package api; public class Base { }", "package api; public class Sub extends Base { }")
                .second("package api; public class Base { }", "package api; public class Sub { }")
                .client(
                        "package client; public class Main { static api.Base base; public static void run() { api.Sub sub = null; while (base != null) { base = sub; } } }")
                .breaks(FindingKind.INCOMPATIBLE_CHANGE, "VerifyError");
    }

    @Test
    void anInterfaceIsNoClass() {
        Pair.in(folder)
                .first(
                        "package api; public class Base { }",
                        "package api; public class Sub extends Base { }",
                        "package api; public class Make { public static Sub sub() { return null; } public static void take(Base base) { } }")
                .second(
                        "package api; public class Base { }",
                        "package api; public interface Sub { }",
                        "package api; public class Make { public static Sub sub() { return null; } public static void take(Base base) { } }")
                .client(
                        "package client; public class Main { public static void run() { api.Make.take(api.Make.sub()); } }")
                .breaks(FindingKind.INCOMPATIBLE_CHANGE, "VerifyError");
    }

    @Test
    void aClassThatUsesNoneOfAnotherBundleItselfIsAskedToo() {
        Pair.in(folder)
                .first("package api; public class Base { }", "package api; public class Sub extends Base { }")
                .second("package api; public class Base { }", "package api; public class Sub { }")
                .client(
                        "package client; public class Main { public static void run() { Hand.on(null); } }",
                        "package client; public class Own extends api.Sub { }",
                        "package client; public class Taker { static void take(api.Base base) { } }",
                        "package client; public class Hand { static void on(Own own) { Taker.take(own); } }")
                .breaks(FindingKind.INCOMPATIBLE_CHANGE, "VerifyError");
    }

    @Test
    void aTypeVariableWithTwoBoundsIsBoth() {
        Pair.in(folder)
                .first("package api; public class Base { }", "package api; public interface Face { void go(); }")
                .second("package api; public class Base { }", "package api; public interface Face { void go(); }")
                .client(
                        "package client; public class Main { public static void run() { go(new Own[1]); } static <T extends api.Base & api.Face> void go(T[] all) { for (T one : all) { if (one != null) one.go(); } } }",
                        "package client; public class Own extends api.Base implements api.Face { public void go() { } }")
                .links();
    }

    @Test
    void aTypeVariableMayBeOfASubinterface() {
        Pair.in(folder)
                .first(
                        "package api; public class Base { }",
                        "package api; public interface Far { void go(); }",
                        "package api; public interface Face extends Far { }")
                .second(
                        "package api; public class Base { }",
                        "package api; public interface Far { void go(); }",
                        "package api; public interface Face extends Far { }")
                .client(
                        "package client; public class Main { public static void run() { go(new Own[1]); } static <T extends api.Base & api.Face> void go(T[] all) { for (T one : all) { if (one != null) one.go(); } } }",
                        "package client; public class Own extends api.Base implements api.Face { public void go() { } }")
                .links();
    }
}
