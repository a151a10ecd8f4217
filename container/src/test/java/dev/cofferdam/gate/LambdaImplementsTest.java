package dev.cofferdam.gate;

import dev.cofferdam.model.FindingKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LambdaImplementsTest {
    @TempDir
    Path folder;

    @Test
    void aLambdaLacksAMethodThatItsInterfaceGained() {
        Pair.in(folder)
                .first("package api; public interface Fun { void one();  static void call(Fun fun) {  } }")
                .second(
                        "package api; public interface Fun { void one(); void two(); static void call(Fun fun) { fun.two(); } }")
                .client("package client; public class Main { public static void run() { api.Fun.call(() -> { }); } }")
                .breaks(FindingKind.METHOD_NOT_IMPLEMENTED, "AbstractMethodError");
    }

    @Test
    void aLambdaNeedsNoDefaultMethod() {
        Pair.in(folder)
                .first("package api; public interface Fun { void one();  static void call(Fun fun) {  } }")
                .second(
                        "package api; public interface Fun { void one(); default void two() { } static void call(Fun fun) { fun.two(); } }")
                .client("package client; public class Main { public static void run() { api.Fun.call(() -> { }); } }")
                .links();
    }

    @Test
    void aLambdaNeedsNoMethodOfObject() {
        Pair.in(folder)
                .first("package api; public interface Fun { void one();  static void call(Fun fun) {  } }")
                .second(
                        "package api; public interface Fun { void one(); boolean equals(Object o); static void call(Fun fun) { fun.equals(null); } }")
                .client("package client; public class Main { public static void run() { api.Fun.call(() -> { }); } }")
                .links();
    }
}
