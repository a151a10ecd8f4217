package dev.cofferdam.benchmarks;

import java.io.PrintStream;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/**
 * Runs benchmarks, with the options of JMH's own command line, and prints each one's ratio to its yardstick in the same
 * run: {@code supervised} is compared with {@code raw}, {@code supervisedEight} with {@code rawEight}.
 */
public final class Report {
    private static final String YARDSTICK = "raw";

    private final Map<String, Result<?>> results = new TreeMap<>();

    Report(Collection<RunResult> runs) {
        runs.forEach(run -> results.put(run.getPrimaryResult().getLabel(), run.getPrimaryResult()));
    }

    /**
     * Runs and reports.
     *
     * @param options as of JMH, for example {@code SupervisedCall -f 1}
     */
    public static void main(String... options) throws RunnerException, CommandLineOptionException {
        new Report(new Runner(new CommandLineOptions(options)).run()).print(System.out);
    }

    void print(PrintStream out) {
        out.printf("%n%-20s %10s %10s %9s%n", "", "ns a call", "+-", "to raw");
        results.forEach((name, result) -> out.printf(
                Locale.ROOT,
                "%-20s %10.2f %10.2f %9s%n",
                name,
                result.getScore(),
                result.getScoreError(),
                ratio(name).map(r -> String.format(Locale.ROOT, "%.2f", r)).orElse("")));
    }

    private Optional<Double> ratio(String name) {
        return results.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(YARDSTICK))
                .filter(entry -> suffix(name).equals(suffix(entry.getKey())))
                .map(entry -> results.get(name).getScore() / entry.getValue().getScore())
                .findFirst();
    }

    /** What follows the first word of a name: {@code Eight} of {@code supervisedEight}. */
    private static String suffix(String name) {
        return name.replaceFirst("^[a-z]+", "");
    }
}
