package dev.cofferdam.gate;

import dev.cofferdam.model.FindingKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinalMethodKeptTest {
    private static final String CALL =
            "package client; public class Main { public static void run() { new api.Thing().go(); } }";

    @TempDir
    Path folder;

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
        Pair.thing(folder, "public void go() { }", "public final void go() { }")
                .client(override)
                .breaks(FindingKind.INCOMPATIBLE_CHANGE, "IncompatibleClassChangeError");
    }

    @Test
    void aMethodThatBecameFinalIsStillCalled() {
        Pair.thing(folder, "public void go() { }", "public final void go() { }")
                .client(CALL)
                .links();
    }
}
