package dev.cofferdam.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

class SupervisedCallTest {
    @Test
    void allVariantsRunAndAreReportedBesideTheirYardstick() throws Exception {
        var options = new OptionsBuilder()
                .include(SupervisedCall.class.getName())
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(20))
                .verbosity(VerboseMode.SILENT)
                .build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Report(new Runner(options).run()).print(new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(out.toString(StandardCharsets.UTF_8).lines().filter(line -> line.matches(".*Eight.* \\d+\\.\\d\\d")))
                .hasSize(9);
    }
}
