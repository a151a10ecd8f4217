package dev.cofferdam.gate;

import dev.cofferdam.model.FindingKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassAccessibleTest {
    private static final String NEW =
            "package client; public class Main { public static void run() { new api.Thing(); } }";

    @TempDir
    Path folder;

    private Pair thing(String second) {
        return Pair.in(folder).first("package api; public class Thing { }").second(second);
    }

    @Test
    void aClassThatIsNotPublicAnyMoreIsNotAccessible() {
        thing("package api; class Thing { public Thing() { } }")
                .client(NEW)
                .breaks(FindingKind.NOT_ACCESSIBLE, "IllegalAccessError");
    }
}
