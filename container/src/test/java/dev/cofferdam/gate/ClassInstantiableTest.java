package dev.cofferdam.gate;

import dev.cofferdam.model.FindingKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassInstantiableTest {
    private static final String NEW =
            "package client; public class Main { public static void run() { new api.Thing(); } }";

    @TempDir
    Path folder;

    private Pair thing(String second) {
        return Pair.in(folder).first("package api; public class Thing { }").second(second);
    }

    @Test
    void anAbstractClassIsNotInstantiated() {
        thing("package api; public abstract class Thing { }")
                .client(NEW)
                .breaks(FindingKind.INCOMPATIBLE_CHANGE, "InstantiationError");
    }
}
