package dev.cofferdam.gate;

import dev.cofferdam.model.FindingKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuperCallConcreteTest {
    @TempDir
    Path folder;

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
}
