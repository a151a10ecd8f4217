package dev.cofferdam.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.model.Finding;
import dev.cofferdam.model.FindingKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MethodsImplementedTest {
    private static final String FIRST = "package api; public interface Min { int min(int a, int b); }";
    private static final String HOST = "package api; public class Host { public static void call(Min min) { %s } }";
    private static final String MAIN =
            "package client; public class Main { public static void run() { api.Host.call(new Impl()); } }";
    private static final String IMPL =
            "package client; public class Impl implements api.Min { public int min(int a, int b) { return a; } }";

    @TempDir
    Path folder;

    private Pair first() {
        return Pair.in(folder).first(FIRST, HOST.formatted("min.min(1, 2);"));
    }

    @Test
    void whatIsImplementedLinks() {
        first().second(FIRST, HOST.formatted("min.min(1, 2);"))
                .client(MAIN, IMPL)
                .links();
    }

    @Test
    void aMethodOfAnotherTypeIsShownBesideTheOneThatIsAsked() {
        Finding finding = first().second(
                        "package api; public interface Min { long min(int a, int b); }",
                        HOST.formatted("min.min(1, 2);"))
                .client(MAIN, IMPL)
                .breaks(FindingKind.METHOD_NOT_IMPLEMENTED, "AbstractMethodError");
        assertThat(finding.subject()).isEqualTo("long api.Min.min(int, int)");
        assertThat(finding.instead().orElseThrow()).startsWith("'int min(int, int)' in 'client.Impl'");
        assertThat(finding.usedAt()).containsExactly("client.Impl(Impl.java)");
    }

    @Test
    void aNewAbstractMethodIsNotImplemented() {
        first().second(
                        "package api; public interface Min { int min(int a, int b); int max(int a, int b); }",
                        HOST.formatted("min.max(1, 2);"))
                .client(MAIN, IMPL)
                .breaks(FindingKind.METHOD_NOT_IMPLEMENTED, "AbstractMethodError");
    }

    @Test
    void aNewDefaultMethodNeedsNoImplementation() {
        first().second(
                        "package api; public interface Min { int min(int a, int b); default int max(int a, int b) { return b; } }",
                        HOST.formatted("min.max(1, 2);"))
                .client(MAIN, IMPL)
                .links();
    }

    @Test
    void aMethodThatArrivesThroughASuperinterfaceIsAskedForToo() {
        first().second(
                        "package api; public interface Base { int max(int a, int b); }",
                        "package api; public interface Min extends Base { int min(int a, int b); }",
                        HOST.formatted("min.max(1, 2);"))
                .client(MAIN, IMPL)
                .breaks(FindingKind.METHOD_NOT_IMPLEMENTED, "AbstractMethodError");
    }

    @Test
    void aSuperclassMayImplementIt() {
        first().second(
                        "package api; public interface Min { int min(int a, int b); int size(); }",
                        HOST.formatted("min.size();"))
                .client(
                        MAIN,
                        "package client; public class Base { public int size() { return 1; } }",
                        "package client; public class Impl extends Base implements api.Min { public int min(int a, int b) { return a; } }")
                .links();
    }

    @Test
    void anAbstractClassOwesNothing() {
        Pair.Outcome outcome = first().second(
                        "package api; public interface Min { int min(int a, int b); int size(); }",
                        HOST.formatted("min.min(1, 2);"))
                .client(
                        "package client; public class Main { public static void run() { Class<?> type = Impl.class; } }",
                        "package client; public abstract class Impl implements api.Min { public int min(int a, int b) { return a; } }");
        outcome.links();
    }

    @Test
    void twoDefaultMethodsConflict() {
        Pair.Outcome outcome = Pair.in(folder)
                .first(
                        "package api; public interface Min { }",
                        "package api; public interface Max { default int size() { return 2; } }",
                        HOST.formatted(""))
                .second(
                        "package api; public interface Min { default int size() { return 1; } }",
                        "package api; public interface Max { default int size() { return 2; } }",
                        HOST.formatted("min.size();"))
                .client(MAIN, "package client; public class Impl implements api.Min, api.Max { }");
        // which of the two is thrown differs between JVM versions
        assertThat(outcome.error().orElseThrow()).isIn("IncompatibleClassChangeError", "AbstractMethodError");
        assertThat(outcome.verdict().findings().get(0).kind()).isEqualTo(FindingKind.INCOMPATIBLE_CHANGE);
    }

    @Test
    void aDefaultMethodThatOverridesTheOtherDoesNotConflict() {
        Pair.in(folder)
                .first(
                        "package api; public interface Min { }",
                        "package api; public interface Max extends Min { default int size() { return 2; } }",
                        HOST.formatted(""))
                .second(
                        "package api; public interface Min { default int size() { return 1; } }",
                        "package api; public interface Max extends Min { default int size() { return 2; } }",
                        HOST.formatted("min.size();"))
                .client(MAIN, "package client; public class Impl implements api.Min, api.Max { }")
                .links();
    }

    @Test
    void anAbstractClassThatGainsAMethodAsksForIt() {
        Pair.in(folder)
                .first("package api; public abstract class Min { }", HOST.formatted(""))
                .second(
                        "package api; public abstract class Min { public abstract int size(); }",
                        HOST.formatted("min.size();"))
                .client(MAIN, "package client; public class Impl extends api.Min { }")
                .breaks(FindingKind.METHOD_NOT_IMPLEMENTED, "AbstractMethodError");
    }

    private Pair provider(String methods, String call) {
        String providerType = "package org.osgi.annotation.versioning; public @interface ProviderType { }";
        return first().second(
                        providerType,
                        "package api; @org.osgi.annotation.versioning.ProviderType public interface Min { " + methods
                                + " }",
                        HOST.formatted(call));
    }

    @Test
    void aProviderTypeMayGainAMethodThatNobodyCalls() {
        Pair.Outcome outcome = provider("int min(int a, int b); int max(int a, int b);", "min.min(1, 2);")
                .client(MAIN, IMPL);
        assertThat(outcome.error()).isEmpty();
        assertThat(outcome.verdict().findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.kind()).isEqualTo(FindingKind.METHOD_NOT_IMPLEMENTED));
    }

    @Test
    void aProviderTypeMayNotGainAMethodThatItsBundleCalls() {
        provider("int min(int a, int b); int max(int a, int b);", "min.max(1, 2);")
                .client(MAIN, IMPL)
                .breaks(FindingKind.METHOD_NOT_IMPLEMENTED, "AbstractMethodError");
    }

    @Test
    void aProviderTypeMayNotChangeAMethod() {
        provider("long min(int a, int b);", "min.min(1, 2);")
                .client(MAIN, IMPL)
                .breaks(FindingKind.METHOD_NOT_IMPLEMENTED, "AbstractMethodError");
    }
}
