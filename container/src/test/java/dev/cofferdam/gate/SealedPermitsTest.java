package dev.cofferdam.gate;

import dev.cofferdam.model.FindingKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedPermitsTest {
    private static final String SUBCLASS = "package client; public class Sub extends api.Thing { }";
    private static final String NEW_SUBCLASS =
            "package client; public class Main { public static void run() { new Sub(); } }";

    @TempDir
    Path folder;

    private Pair thing(String second) {
        return Pair.in(folder).first("package api; public class Thing { }").second(second);
    }

    @Test
    void aSealedClassIsNotExtendedFromOutside() {
        thing("package api; public sealed class Thing { static final class Only extends Thing { } }")
                .client(SUBCLASS, NEW_SUBCLASS)
                .breaks(FindingKind.INCOMPATIBLE_CHANGE, "IncompatibleClassChangeError");
    }
}
