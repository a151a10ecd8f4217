package dev.cofferdam.benchmarks;

import java.io.PrintStream;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
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
        out.printf("%n%-20s %10s %8s %8s %10s %8s%n", "ns a call", "mean", "+-", "to raw", "best", "to raw");
        results.forEach((name, result) -> out.printf(
                Locale.ROOT,
                "%-20s %10.2f %8.2f %8s %10.2f %8s%n",
                name,
                result.getScore(),
                result.getScoreError(),
                ratio(name, Result::getScore),
                best(result),
                ratio(name, Report::best)));
    }

    /** The quickest iteration: what the rest of the machine disturbed least. */
    private static double best(Result<?> result) {
        return result.getStatistics().getMin();
    }

    private String ratio(String name, ToDoubleFunction<Result<?>> of) {
        return results.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(YARDSTICK))
                .filter(entry -> suffix(name).equals(suffix(entry.getKey())))
                .map(entry -> of.applyAsDouble(results.get(name)) / of.applyAsDouble(entry.getValue()))
                .map(ratio -> String.format(Locale.ROOT, "%.2f", ratio))
                .findFirst()
                .orElse("");
    }

    /** What follows the first word of a name: {@code Eight} of {@code supervisedEight}. */
    private static String suffix(String name) {
        return name.replaceFirst("^[a-z]+", "");
    }
}
