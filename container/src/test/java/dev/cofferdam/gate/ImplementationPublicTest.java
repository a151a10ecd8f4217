package dev.cofferdam.gate;

import dev.cofferdam.model.FindingKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImplementationPublicTest {
    @TempDir
    Path folder;

    @Test
    void aMethodThatIsNotPublicDoesNotImplementAnInterface() {
        Pair.in(folder)
                .first(
                        "package api; public interface Min {  }",
                        "package api; public class Host { public static void call(Min min) {  } }")
                .second(
                        "package api; public interface Min { void go(); }",
                        "package api; public class Host { public static void call(Min min) { min.go(); } }")
                .client(
                        "package client; public class Main { public static void run() { api.Host.call(new Impl()); } }",
                        "package client; public class Impl extends Half implements api.Min { }",
                        "package client; public class Half { protected void go() { } }")
                .breaks(FindingKind.NOT_ACCESSIBLE, "IllegalAccessError");
    }

    @Test
    void itHidesADefaultMethodToo() {
        Pair.in(folder)
                .first(
                        "package api; public interface Min {  }",
                        "package api; public class Host { public static void call(Min min) {  } }")
                .second(
                        "package api; public interface Min { default void go() { } }",
                        "package api; public class Host { public static void call(Min min) { min.go(); } }")
                .client(
                        "package client; public class Main { public static void run() { api.Host.call(new Impl()); } }",
                        "package client; public class Impl extends Half implements api.Min { }",
                        "package client; public class Half { protected void go() { } }")
                .breaks(FindingKind.NOT_ACCESSIBLE, "IllegalAccessError");
    }

    @Test
    void aPublicMethodImplementsIt() {
        Pair.in(folder)
                .first(
                        "package api; public interface Min {  }",
                        "package api; public class Host { public static void call(Min min) {  } }")
                .second(
                        "package api; public interface Min { void go(); }",
                        "package api; public class Host { public static void call(Min min) { min.go(); } }")
                .client(
                        "package client; public class Main { public static void run() { api.Host.call(new Impl()); } }",
                        "package client; public class Impl extends Half implements api.Min { }",
                        "package client; public class Half { public void go() { } }")
                .links();
    }
}
