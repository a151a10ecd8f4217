package dev.cofferdam.benchmarks.gate;

import dev.cofferdam.gate.Gate;
import dev.cofferdam.model.BundleNode;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A cold judgement of a set of bundles, all tables empty, as a ratio to the empty visit of their classes in the same
 * process, turn by turn, on one thread. The first turn is that of a fresh process.
 */
public final class GateSpeed {
    private static final int TURNS = 12;
    private static final int WARM = 5;

    private GateSpeed() {}

    /** Measures. The argument is a folder of bundles; {@code gate-first} as a second measures a single cold turn. */
    public static void main(String... arguments) throws Exception {
        try (WiredSet set = new WiredSet(Folders.jars(Path.of(arguments[0])))) {
            boolean gateFirst = List.of(arguments).contains("gate-first");
            System.out.printf(
                    Locale.ROOT,
                    "%d bundles in %d jars; not wired: %s%n",
                    set.bundles().size(),
                    set.files().size(),
                    set.unwired());
            run(set, gateFirst);
        }
    }

    private static void run(WiredSet set, boolean gateFirst) throws Exception {
        List<Double> ratios = new ArrayList<>();
        List<Double> cpuRatios = new ArrayList<>();
        for (int turn = 0; turn < (gateFirst ? 1 : TURNS); turn++) {
            Span gate = gateFirst ? gate(set) : new Span(0, 0);
            Span visit = visit(set);
            gate = gateFirst ? gate : gate(set);
            double ratio = gate.wall() / visit.wall();
            double cpuRatio = gate.cpu() / visit.cpu();
            System.out.printf(
                    Locale.ROOT,
                    "turn %2d: visit %.3f s, gate %.3f s, ratio %.2f; of the thread's CPU time %.3f s, %.3f s, %.2f%n",
                    turn,
                    visit.wall(),
                    gate.wall(),
                    ratio,
                    visit.cpu(),
                    gate.cpu(),
                    cpuRatio);
            if (turn >= WARM) {
                ratios.add(ratio);
                cpuRatios.add(cpuRatio);
            }
        }
        if (!ratios.isEmpty()) {
            System.out.printf(
                    Locale.ROOT,
                    "median ratio once warm: %.2f; of CPU time: %.2f%n",
                    median(ratios),
                    median(cpuRatios));
        }
    }

    /** Seconds on the clock, and of the thread's own work, which other processes do not lengthen. */
    private record Span(double wall, double cpu) {}

    private static Span visit(WiredSet set) throws IOException {
        long cpu = cpuNanos();
        long start = System.nanoTime();
        EmptyVisit.of(set.files());
        return new Span((System.nanoTime() - start) / 1e9, (cpuNanos() - cpu) / 1e9);
    }

    private static Span gate(WiredSet set) {
        long cpu = cpuNanos();
        long start = System.nanoTime();
        judge(set.bundles());
        return new Span((System.nanoTime() - start) / 1e9, (cpuNanos() - cpu) / 1e9);
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double median(List<Double> values) {
        values.sort(Double::compare);
        return values.get(values.size() / 2);
    }

    static Gate judge(List<BundleNode> bundles) {
        Gate gate = new Gate(GateSpeed::hostClass);
        bundles.forEach(gate::judge);
        return gate;
    }

    static Optional<byte[]> hostClass(String internalName) {
        try (InputStream in = GateSpeed.class.getClassLoader().getResourceAsStream(internalName + ".class")) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
