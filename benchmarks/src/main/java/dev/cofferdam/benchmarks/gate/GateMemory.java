package dev.cofferdam.benchmarks.gate;

import dev.cofferdam.gate.Gate;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.Locale;

/** What the gate's symbol tables of a whole set keep on the heap, and what is left after they were dropped. */
public final class GateMemory {
    private GateMemory() {}

    /** Measures. The argument is a folder of bundles. */
    public static void main(String... arguments) throws Exception {
        try (WiredSet set = new WiredSet(Folders.jars(Path.of(arguments[0])))) {
            GateSpeed.judge(set.bundles()); // what is loaded once, and the wiring of the set, do not count
            double before = mebibytes();
            Gate gate = GateSpeed.judge(set.bundles());
            double held = mebibytes();
            gate.forgetAll();
            double dropped = mebibytes();
            Reference.reachabilityFence(gate);
            System.out.printf(
                    Locale.ROOT,
                    "symbol tables of %d bundles: %.1f MiB held, %.1f MiB after they were dropped%n",
                    set.bundles().size(),
                    held - before,
                    dropped - before);
        }
    }

    private static double mebibytes() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1048576.0;
    }
}
