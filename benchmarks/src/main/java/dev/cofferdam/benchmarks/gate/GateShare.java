package dev.cofferdam.benchmarks.gate;

import dev.cofferdam.Cofferdam;
import dev.cofferdam.PluginContainer;
import dev.cofferdam.Setting;
import dev.cofferdam.model.PluginState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * How much of a start is spent in the gate, at the first start and at a second with nothing changed. A thread looks every
 * two milliseconds whether the gate is on the stack of any thread; the container knows nothing of it. What belongs to the
 * gate counts wherever it lies: its rules, its hook in the resolver with all that it asks the framework, and its memory, with the reading
 * of the kept verdicts and of what the host consists of.
 */
public final class GateShare {
    private static final long INTERVAL_NANOS = 2_000_000;
    private static final List<String> GATE = List.of(
            "dev.cofferdam.gate.",
            "dev.cofferdam.framework.GateHook",
            "dev.cofferdam.framework.StartPrints",
            "dev.cofferdam.boot.Gate",
            "dev.cofferdam.boot.VerdictFile",
            "dev.cofferdam.boot.HostFingerprint");

    private GateShare() {}

    /** Starts the container on a folder of plugins, twice in processes of their own; with a second argument, here and once. */
    public static void main(String... arguments) throws Exception {
        if (arguments.length > 1) {
            start(Path.of(arguments[0]), Path.of(arguments[1]));
            return;
        }
        Path data = Files.createTempDirectory("cofferdam-gate-share");
        try {
            for (String start : new String[] {"first start ", "second start", "third start "}) {
                System.out.print(start + ": ");
                System.out.flush();
                process(arguments[0], data.toString());
            }
        } finally {
            Folders.remove(data);
        }
    }

    private static void process(String folder, String data) throws Exception {
        new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                        "-cp",
                        System.getProperty("java.class.path"),
                        GateShare.class.getName(),
                        folder,
                        data)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static void start(Path folder, Path data) throws InterruptedException {
        int[] samples = new int[2];
        AtomicBoolean started = new AtomicBoolean();
        Thread sampler = new Thread(() -> sample(samples, started), "sampler");
        sampler.start();
        long start = System.nanoTime();
        PluginContainer container = Cofferdam.builder()
                .plugins(folder)
                .data(data)
                .set(Setting.START_DEADLINE, "300s")
                .start();
        double seconds = (System.nanoTime() - start) / 1e9;
        started.set(true);
        sampler.join();
        long active = container.plugins().stream()
                .filter(plugin -> plugin.state() == PluginState.ACTIVE)
                .count();
        System.out.printf(
                Locale.ROOT,
                "%d of %d plugins active after %.2f s, the gate on the stack in %d of %d samples: %.1f %%%n",
                active,
                container.plugins().size(),
                seconds,
                samples[1],
                samples[0],
                100.0 * samples[1] / samples[0]);
        container.close();
        Runtime.getRuntime().halt(0);
    }

    private static void sample(int[] samples, AtomicBoolean started) {
        while (!started.get()) {
            samples[0]++;
            if (Thread.getAllStackTraces().values().stream().anyMatch(GateShare::inGate)) {
                samples[1]++;
            }
            LockSupport.parkNanos(INTERVAL_NANOS);
        }
    }

    private static boolean inGate(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .map(StackTraceElement::getClassName)
                .anyMatch(name -> GATE.stream().anyMatch(name::startsWith));
    }
}
