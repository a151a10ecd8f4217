package dev.cofferdam.gate;

import dev.cofferdam.model.FindingKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinalFieldKeptTest {
    private static final String READ =
            "package client; public class Main { public static void run() { int size = new api.Thing().size; } }";
    private static final String WRITE =
            "package client; public class Main { public static void run() { new api.Thing().size = 3; } }";

    @TempDir
    Path folder;

    @Test
    void aFieldThatBecameFinalIsStillRead() {
        Pair.thing(folder, "public int size;", "public final int size = Integer.parseInt(\"3\");")
                .client(READ)
                .links();
    }

    @Test
    void aFieldThatBecameFinalIsNotWritten() {
        Pair.thing(folder, "public int size;", "public final int size = Integer.parseInt(\"3\");")
                .client(WRITE)
                .breaks(FindingKind.NOT_ACCESSIBLE, "IllegalAccessError");
    }
}
