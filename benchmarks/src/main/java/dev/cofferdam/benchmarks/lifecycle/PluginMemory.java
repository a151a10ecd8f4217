package dev.cofferdam.benchmarks.lifecycle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What one more plugin takes of heap and metaspace, beside the same bundle in a bare framework: the difference of two
 * processes that have different numbers of them, divided by how many more the one has.
 */
public final class PluginMemory {
    /** Where plugins are few, each has more for itself. */
    private static final List<Range> RANGES = List.of(new Range(20, 60), new Range(100, 300));

    private PluginMemory() {}

    private record Range(int few, int many) {}

    /** Measures. */
    public static void main(String... arguments) throws Exception {
        for (Range range : RANGES) {
            measure(range);
        }
    }

    private static void measure(Range range) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("cofferdam-memory");
        try {
            GreetingJars.make(folder.resolve("few"), range.few);
            GreetingJars.make(folder.resolve("many"), range.many);
            InUse bare = onePlugin(BareGreetings.class, folder, range);
            InUse contained = onePlugin(ContainedGreetings.class, folder, range);
            System.out.printf("one more plugin, from %d to %d:%n", range.few, range.many);
            System.out.printf("%-12s %10s %14s %10s%n", "", "heap, KiB", "metaspace, KiB", "sum, KiB");
            print("bare", bare);
            print("contained", contained);
            System.out.printf(Locale.ROOT, "ratio %.2f%n", contained.sum() / bare.sum());
        } finally {
            Folders.remove(folder);
        }
    }

    private record InUse(double heap, double metaspace) {
        double sum() {
            return heap + metaspace;
        }
    }

    private static void print(String name, InUse inUse) {
        System.out.printf(
                Locale.ROOT,
                "%-12s %10.1f %14.1f %10.1f%n",
                name,
                inUse.heap() / 1024,
                inUse.metaspace() / 1024,
                inUse.sum() / 1024);
    }

    private static InUse onePlugin(Class<?> main, Path folder, Range range) throws IOException, InterruptedException {
        InUse few = inUse(main, folder.resolve("few"), folder.resolve("data-few-" + main.getSimpleName()), range.few);
        InUse many =
                inUse(main, folder.resolve("many"), folder.resolve("data-many-" + main.getSimpleName()), range.many);
        int more = range.many - range.few;
        return new InUse((many.heap() - few.heap()) / more, (many.metaspace() - few.metaspace()) / more);
    }

    private static InUse inUse(Class<?> main, Path plugins, Path data, int count)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:SoftRefLRUPolicyMSPerMB=0",
                        // what a thread has set aside for itself would count as in use
                        "-XX:-UseTLAB",
                        // profiles are of code that all plugins share: the more plugins, the more of it is profiled
                        "-XX:TieredStopAtLevel=1",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName(),
                        plugins.toString(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String[] words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .strip()
                .split(" ");
        if (process.waitFor() != 0 || words.length != 3 || Integer.parseInt(words[0]) != count) {
            throw new IllegalStateException(main.getSimpleName() + " said " + String.join(" ", words));
        }
        return new InUse(Double.parseDouble(words[1]), Double.parseDouble(words[2]));
    }
}
