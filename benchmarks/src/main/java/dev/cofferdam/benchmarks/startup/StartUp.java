package dev.cofferdam.benchmarks.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Starts processes in turns, and prints the medians of their wall-clock times and the ratio of the two. */
public final class StartUp {
    private static final int ROUNDS = 11;

    private StartUp() {}

    /** Measures. The arguments are numbers of plugins. */
    public static void main(String... arguments) throws Exception {
        System.out.printf(
                "%-8s %12s %18s %18s %8s %8s%n",
                "plugins", "bare, s", "contained cold, s", "again, s", "cold", "again");
        for (String argument : arguments) {
            measure(Integer.parseInt(argument));
        }
    }

    private static void measure(int plugins) throws Exception {
        Path folder = Files.createTempDirectory("cofferdam-startup");
        try {
            PluginJars.make(folder.resolve("plugins"), plugins);
            List<Double> bare = new ArrayList<>();
            List<Double> cold = new ArrayList<>();
            List<Double> again = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                Path data = folder.resolve("data-" + round);
                bare.add(seconds(BareStart.class, folder.resolve("plugins"), folder.resolve("cache-" + round)));
                cold.add(seconds(ContainedStart.class, folder.resolve("plugins"), data));
                again.add(seconds(ContainedStart.class, folder.resolve("plugins"), data));
            }
            double yardstick = median(bare);
            System.out.printf(
                    Locale.ROOT,
                    "%-8d %12.2f %18.2f %18.2f %8.2f %8.2f%n",
                    plugins,
                    yardstick,
                    median(cold),
                    median(again),
                    median(cold) / yardstick,
                    median(again) / yardstick);
        } finally {
            remove(folder);
        }
    }

    private static double seconds(Class<?> main, Path plugins, Path data) throws IOException, InterruptedException {
        long start = System.nanoTime();
        int exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName(),
                        plugins.toString(),
                        data.toString())
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException(main.getSimpleName() + " ended with " + exit);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
