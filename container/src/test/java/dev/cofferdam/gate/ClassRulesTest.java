package dev.cofferdam.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.model.Finding;
import dev.cofferdam.model.FindingKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassRulesTest {
    private static final String NEW =
            "package client; public class Main { public static void run() { new api.Thing(); } }";
    private static final String SUBCLASS = "package client; public class Sub extends api.Thing { }";
    private static final String NEW_SUBCLASS =
            "package client; public class Main { public static void run() { new Sub(); } }";
    private static final String OTHER = "package api; public class Other { }";

    @TempDir
    Path folder;

    private Pair thing(String second) {
        return Pair.in(folder).first("package api; public class Thing { }").second(second);
    }

    @Test
    void aClassThatIsGoneFoldsItsMembers() {
        Pair.Outcome outcome = thing(OTHER).client(NEW);
        Finding finding = outcome.breaks(FindingKind.CLASS_MISSING, "NoClassDefFoundError");
        assertThat(finding.subject()).isEqualTo("api.Thing");
        assertThat(outcome.verdict().findings()).hasSize(1);
    }

    @Test
    void aClassThatIsNotPublicAnyMoreIsNotAccessible() {
        thing("package api; class Thing { public Thing() { } }")
                .client(NEW)
                .breaks(FindingKind.NOT_ACCESSIBLE, "IllegalAccessError");
    }

    @Test
    void anAbstractClassIsNotInstantiated() {
        thing("package api; public abstract class Thing { }")
                .client(NEW)
                .breaks(FindingKind.INCOMPATIBLE_CHANGE, "InstantiationError");
    }

    @Test
    void anAbstractClassIsStillExtended() {
        thing("package api; public abstract class Thing { }")
                .client(SUBCLASS, NEW_SUBCLASS)
                .links();
    }

    @Test
    void aFinalClassIsNotExtended() {
        thing("package api; public final class Thing { }")
                .client(SUBCLASS, NEW_SUBCLASS)
                .breaks(FindingKind.INCOMPATIBLE_CHANGE, "IncompatibleClassChangeError");
    }

    @Test
    void aSuperclassThatBecameAnInterfaceIsNotExtended() {
        thing("package api; public interface Thing { }")
                .client(SUBCLASS, NEW_SUBCLASS)
                .breaks(FindingKind.INCOMPATIBLE_CHANGE, "IncompatibleClassChangeError");
    }

    @Test
    void aSuperinterfaceThatBecameAClassIsNotImplemented() {
        Pair.in(folder)
                .first("package api; public interface Thing { }")
                .second("package api; public class Thing { }")
                .client("package client; public class Sub implements api.Thing { }", NEW_SUBCLASS)
                .breaks(FindingKind.INCOMPATIBLE_CHANGE, "IncompatibleClassChangeError");
    }

    @Test
    void aSealedClassIsNotExtendedFromOutside() {
        thing("package api; public sealed class Thing { static final class Only extends Thing { } }")
                .client(SUBCLASS, NEW_SUBCLASS)
                .breaks(FindingKind.INCOMPATIBLE_CHANGE, "IncompatibleClassChangeError");
    }

    @Test
    void aClassLiteralAndAnArrayNeedTheClass() {
        thing(OTHER).client("""
                        package client;
                        public class Main {
                            public static void run() {
                                Object[] things = new api.Thing[1][2];
                            }
                        }
                        """).breaks(FindingKind.CLASS_MISSING, "NoClassDefFoundError");
    }

    @Test
    void aMentionInASignatureAloneLinks() {
        thing(OTHER)
                .client(
                        "package client; public class Main { public static void run() { } api.Thing unused(api.Thing a) { return a; } }")
                .links();
    }

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
