package dev.cofferdam.benchmarks.gate;

import dev.cofferdam.gate.Gate;
import dev.cofferdam.model.BundleNode;
import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Two releases of a library: japicmp reads both and compares what they declare; the gate, its tables empty, reads both and
 * links every reference in both. In turns, in one process, on one thread each.
 */
public final class PairSpeed {
    private static final int TURNS = 15;
    private static final int WARM = 5;

    private PairSpeed() {}

    /** Measures. The arguments are pairs of jars, the older first. */
    public static void main(String... arguments) throws IOException {
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            measure(Path.of(arguments[i]), Path.of(arguments[i + 1]));
        }
    }

    private static void measure(Path older, Path newer) throws IOException {
        double megabytes = (Files.size(older) + Files.size(newer)) / 1e6;
        System.out.printf(Locale.ROOT, "%s, %s: %.1f MB%n", older.getFileName(), newer.getFileName(), megabytes);
        List<Double> theirs = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        for (int turn = 0; turn < TURNS; turn++) {
            double compared = seconds(() -> compare(older, newer));
            double judged = seconds(() -> judge(older, newer));
            if (turn == 0) {
                print("first", compared, judged, megabytes);
            } else if (turn >= WARM) {
                theirs.add(compared);
                ours.add(judged);
            }
        }
        print("warm ", median(theirs), median(ours), megabytes);
    }

    private static void print(String when, double compared, double judged, double megabytes) {
        System.out.printf(
                Locale.ROOT,
                "  %s: japicmp %.3f s (%.1f MB/s), gate %.3f s (%.1f MB/s), gate takes %.2f of its time%n",
                when,
                compared,
                megabytes / compared,
                judged,
                megabytes / judged,
                judged / compared);
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static void compare(Path older, Path newer) {
        JarArchiveComparatorOptions options = new JarArchiveComparatorOptions();
        options.getIgnoreMissingClasses().setIgnoreAllMissingClasses(true);
        PrintStream out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false));
        try {
            new JarArchiveComparator(options)
                    .compare(new JApiCmpArchive(older.toFile(), "older"), new JApiCmpArchive(newer.toFile(), "newer"));
        } finally {
            System.setOut(out);
        }
    }

    private static void judge(Path older, Path newer) {
        Gate gate = new Gate(GateSpeed::hostClass);
        for (Path jar : List.of(older, newer)) {
            BundleNode bundle = new SetNode(jar.getFileName().toString(), "0", List.of(jar), name -> List.of());
            gate.judge(bundle);
        }
    }

    private static double median(List<Double> values) {
        values.sort(Double::compare);
        return values.get(values.size() / 2);
    }
}
