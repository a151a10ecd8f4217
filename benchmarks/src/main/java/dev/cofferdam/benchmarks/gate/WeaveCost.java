package dev.cofferdam.benchmarks.gate;

import com.sun.management.OperatingSystemMXBean;
import dev.cofferdam.Cofferdam;
import dev.cofferdam.PluginContainer;
import dev.cofferdam.Setting;
import dev.cofferdam.model.PluginState;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What weaving adds to a start: the container starts on a folder of plugins again and again, each time in a process of its own,
 * with {@code weave=on} and {@code weave=off} by turns, nothing else having changed. Wall clock until all have started, and CPU
 * time of the process by then.
 */
public final class WeaveCost {
    private static final int PAIRS = 5;
    private static final List<String> WAYS = List.of("on", "off");

    private WeaveCost() {}

    /** One start. */
    private record Start(double wall, double cpu, int active) {}

    /** Compares starts on a folder of plugins; with further arguments, starts here and once. */
    public static void main(String... arguments) throws Exception {
        if (arguments.length > 1) {
            start(Path.of(arguments[0]), Path.of(arguments[1]), arguments[2]);
            return;
        }
        Path data = Files.createTempDirectory("cofferdam-weave-cost");
        try {
            process(arguments[0], data, "on"); // judges, and is not counted
            compare(arguments[0], data);
        } finally {
            Folders.remove(data);
        }
    }

    private static void compare(String folder, Path data) throws Exception {
        List<Double> walls = new ArrayList<>();
        List<Double> cpus = new ArrayList<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            // who is first has the file system's cache against it, or for it: by turns
            String first = WAYS.get(pair % 2);
            Start one = process(folder, data, first);
            Start other = process(folder, data, WAYS.get(1 - pair % 2));
            Start on = first.equals("on") ? one : other;
            Start off = first.equals("on") ? other : one;
            walls.add(on.wall() / off.wall());
            cpus.add(on.cpu() / off.cpu());
            System.out.printf(
                    Locale.ROOT,
                    "weave=on %.2f s, CPU %.2f s, %d active; weave=off %.2f s, CPU %.2f s, %d active%n",
                    on.wall(),
                    on.cpu(),
                    on.active(),
                    off.wall(),
                    off.cpu(),
                    off.active());
        }
        System.out.printf(
                Locale.ROOT, "on / off, median of %d pairs: %.3f wall, %.3f CPU%n", PAIRS, median(walls), median(cpus));
    }

    private static double median(List<Double> ratios) {
        return ratios.stream().sorted().skip(ratios.size() / 2).findFirst().orElseThrow();
    }

    private static Start process(String folder, Path data, String weave) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WeaveCost.class.getName(),
                        folder,
                        data.toString(),
                        weave)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        String[] figures = said.lines()
                .filter(line -> line.startsWith("start "))
                .findFirst()
                .orElseThrow()
                .split(" ");
        return new Start(Double.parseDouble(figures[1]), Double.parseDouble(figures[2]), Integer.parseInt(figures[3]));
    }

    private static void start(Path folder, Path data, String weave) {
        long start = System.nanoTime();
        PluginContainer container = Cofferdam.builder()
                .plugins(folder)
                .data(data)
                .set(Setting.START_DEADLINE, "300s")
                .set(Setting.WEAVE, weave)
                .start();
        double wall = (System.nanoTime() - start) / 1e9;
        double cpu =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
        long active = container.plugins().stream()
                .filter(plugin -> plugin.state() == PluginState.ACTIVE)
                .count();
        System.out.printf(Locale.ROOT, "start %.3f %.3f %d%n", wall, cpu, active);
        container.close();
        Runtime.getRuntime().halt(0);
    }
}
