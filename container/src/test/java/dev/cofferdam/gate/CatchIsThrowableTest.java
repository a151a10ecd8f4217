package dev.cofferdam.gate;

import dev.cofferdam.model.FindingKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatchIsThrowableTest {
    @TempDir
    Path folder;

    @Test
    void aClassThatIsNoExceptionAnyMoreIsNotCaught() {
        Pair.in(folder)
                .first("package api; public class Oops extends RuntimeException { public static void risk() { } }")
                .second("package api; public class Oops  { public static void risk() { } }")
                .client(
                        "package client; public class Main { public static void run() { try { api.Oops.risk(); } catch (api.Oops e) { } } }")
                .breaks(FindingKind.INCOMPATIBLE_CHANGE, "VerifyError");
    }

    @Test
    void anExceptionOfAnotherKindIsStillCaught() {
        Pair.in(folder)
                .first("package api; public class Oops extends RuntimeException { public static void risk() { } }")
                .second("package api; public class Oops extends Exception { public static void risk() { } }")
                .client(
                        "package client; public class Main { public static void run() { try { api.Oops.risk(); } catch (api.Oops e) { } } }")
                .links();
    }
}
