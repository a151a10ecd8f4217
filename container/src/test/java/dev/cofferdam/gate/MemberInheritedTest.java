package dev.cofferdam.gate;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemberInheritedTest {
    @TempDir
    Path folder;

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
        Pair.thing(folder, "", "").client(polymorphic).links();
    }
}
