package dev.cofferdam.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstFaultTest {
    /** Each in a JVM of its own: what is linked is linked once. */
    @ParameterizedTest
    @CsvSource({"0, 0", "0, 40", "1, 0", "1, 40", "2, 0", "2, 40", "3, 0", "3, 20"})
    void theFirstFaultMayComeWhereNoStackIsLeft(int kind, int first) throws Exception {
        assertSucceeds(FirstFault.class, Integer.toString(kind), Integer.toString(first));
    }

    @ParameterizedTest
    @CsvSource({"stage, 0", "stage, 60", "promise, 0", "promise, 60", "flow, 0", "flow, 60"})
    void aResultMayFailWhereNoStackIsLeft(String way, int first) throws Exception {
        assertSucceeds(FirstLateFault.class, way, Integer.toString(first));
    }

    private static void assertSucceeds(Class<?> main, String... arguments) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName(),
                        arguments[0],
                        arguments[1])
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
