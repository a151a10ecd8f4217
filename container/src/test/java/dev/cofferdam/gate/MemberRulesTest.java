package dev.cofferdam.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.model.FindingKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemberRulesTest {
    private static final String CALL =
            "package client; public class Main { public static void run() { new api.Thing().go(); } }";
    private static final String CALL_STATIC =
            "package client; public class Main { public static void run() { api.Thing.go(); } }";
    private static final String READ =
            "package client; public class Main { public static void run() { int size = new api.Thing().size; } }";
    private static final String WRITE =
            "package client; public class Main { public static void run() { new api.Thing().size = 3; } }";
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

    @Test
    void aMethodThatBecameStaticIsNotCalledOnAnObject() {
        thing("public void go() { }", "public static void go() { }")
                .client(CALL)
                .breaks(FindingKind.INCOMPATIBLE_CHANGE, "IncompatibleClassChangeError");
    }

    @Test
    void aMethodThatIsNotStaticAnyMoreIsNotCalledWithoutAnObject() {
        thing("public static void go() { }", "public void go() { }")
                .client(CALL_STATIC)
                .breaks(FindingKind.INCOMPATIBLE_CHANGE, "IncompatibleClassChangeError");
    }

    @Test
    void aFieldThatBecameStaticIsNotReadOffAnObject() {
        thing("public int size;", "public static int size;")
                .client(READ)
                .breaks(FindingKind.INCOMPATIBLE_CHANGE, "IncompatibleClassChangeError");
    }

    @Test
    void aFieldThatBecameFinalIsStillRead() {
        thing("public int size;", "public final int size = Integer.parseInt(\"3\");")
                .client(READ)
                .links();
    }

    @Test
    void aFieldThatBecameFinalIsNotWritten() {
        thing("public int size;", "public final int size = Integer.parseInt(\"3\");")
                .client(WRITE)
                .breaks(FindingKind.NOT_ACCESSIBLE, "IllegalAccessError");
    }

    @Test
    void aFieldThatMovedToASuperinterfaceIsStillRead() {
        Pair.in(folder)
                .first("package api; public class Thing { public static String NAME = String.valueOf(1); }")
                .second(
                        "package api; public interface Names { String NAME = String.valueOf(2); }",
                        "package api; public class Thing implements Names { }")
                .client(
                        "package client; public class Main { public static void run() { String name = api.Thing.NAME; } }")
                .links();
    }

    @Test
    void aMethodThatBecameFinalIsNotOverridden() {
        String override = """
                package client;
                public class Main extends api.Thing {
                    @Override
                    public void go() { }
                    public static void run() {
                        new Main().go();
                    }
                }
                """;
        thing("public void go() { }", "public final void go() { }")
                .client(override)
                .breaks(FindingKind.INCOMPATIBLE_CHANGE, "IncompatibleClassChangeError");
    }

    @Test
    void aMethodThatBecameFinalIsStillCalled() {
        thing("public void go() { }", "public final void go() { }").client(CALL).links();
    }

    @Test
    void aSuperCallNeedsABody() {
        String callsSuper = """
                package client;
                public class Main extends api.Thing {
                    @Override
                    public void go() {
                        super.go();
                    }
                    public static void run() {
                        new Main().go();
                    }
                }
                """;
        Pair.in(folder)
                .first("package api; public class Thing { public void go() { } }")
                .second("package api; public abstract class Thing { public abstract void go(); }")
                .client(callsSuper)
                .breaks(FindingKind.METHOD_NOT_IMPLEMENTED, "AbstractMethodError");
    }

    @Test
    void methodHandlesTakeAnyDescriptor() {
        String polymorphic = """
                package client;
                public class Main {
                    public static void run() throws Throwable {
                        java.lang.invoke.MethodHandle handle = java.lang.invoke.MethodHandles.lookup()
                                .findStatic(Main.class, "twice", java.lang.invoke.MethodType.methodType(int.class, int.class));
                        int six = (int) handle.invokeExact(3);
                        Object copy = new api.Thing[1].clone();
                    }
                    static int twice(int of) {
                        return 2 * of;
                    }
                }
                """;
        thing("", "").client(polymorphic).links();
    }

    @Test
    void whatTheCodeCatchesIsAWarning() {
        String guarded = """
                package client;
                public class Main {
                    public static void run() {
                        try {
                            new api.Thing().go();
                        } catch (NoSuchMethodError older) {
                            return;
                        }
                    }
                }
                """;
        Pair.Outcome outcome = thing("public void go() { }", "").client(guarded);
        assertThat(outcome.error()).isEmpty();
        assertThat(outcome.verdict().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(FindingKind.METHOD_MISSING);
            assertThat(finding.nextStep()).contains("catches");
        });
    }

    @Test
    void whatTheCodeCatchesOtherwiseIsARefusal() {
        String caughtElsewhere = """
                package client;
                public class Main {
                    public static void run() {
                        try {
                            new api.Thing().go();
                        } catch (RuntimeException | NoSuchFieldError other) {
                            return;
                        }
                    }
                }
                """;
        thing("public void go() { }", "")
                .client(caughtElsewhere)
                .breaks(FindingKind.METHOD_MISSING, "NoSuchMethodError");
    }
}
