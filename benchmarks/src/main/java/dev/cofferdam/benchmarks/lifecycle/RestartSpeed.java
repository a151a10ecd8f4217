package dev.cofferdam.benchmarks.lifecycle;

import dev.cofferdam.Cofferdam;
import dev.cofferdam.PluginContainer;
import dev.cofferdam.PluginInfo;
import dev.cofferdam.model.PluginState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * How long one plugin takes to restart, and to be updated by a jar that is dropped, among 1 and among many. Both
 * containers are there at once, and take turns.
 */
public final class RestartSpeed {
    private static final int WARM_UP = 60;
    private static final int RESTARTS = 100;
    private static final int UPDATES = 30;
    private static final int MEASURED = 0;

    private RestartSpeed() {}

    /** Measures. The argument is how many plugins many are, 500 if it is not given. */
    public static void main(String... arguments) throws Exception {
        int many = arguments.length == 0 ? 500 : Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("cofferdam-restart");
        try (Site alone = Site.start(folder.resolve("alone"), 1);
                Site among = Site.start(folder.resolve("among"), many)) {
            System.out.printf("%-10s %12s %16s %8s%n", "", "among 1, ms", "among " + many + ", ms", "ratio");
            for (int i = 0; i < WARM_UP; i++) {
                alone.restart();
                among.restart();
            }
            print("restart", RESTARTS, alone::restart, among::restart);
            print("update", UPDATES, alone::update, among::update);
        } finally {
            Folders.remove(folder);
        }
    }

    private static void print(String what, int rounds, Timed alone, Timed among) throws Exception {
        List<Double> first = new ArrayList<>();
        List<Double> second = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            first.add(alone.millis());
            second.add(among.millis());
        }
        double yardstick = median(first);
        double measured = median(second);
        System.out.printf(Locale.ROOT, "%-10s %12.2f %16.2f %8.2f%n", what, yardstick, measured, measured / yardstick);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    /** Something that is measured. */
    private interface Timed {
        double millis() throws Exception;
    }

    /** A container with plugins. */
    private static final class Site implements AutoCloseable {
        private static final String NAME = GreetingJars.name(MEASURED);

        private final Path plugins;
        private final PluginContainer container;
        private int revision;

        private Site(Path plugins, PluginContainer container) {
            this.plugins = plugins;
            this.container = container;
        }

        static Site start(Path home, int count) throws IOException {
            Path plugins = home.resolve("plugins");
            GreetingJars.make(plugins, count);
            return new Site(
                    plugins,
                    Cofferdam.builder()
                            .plugins(plugins)
                            .data(home.resolve("data"))
                            .hostPackage(GreetingJars.CONTRACT)
                            .start());
        }

        double restart() {
            int before = info().generation();
            long start = System.nanoTime();
            container.restart(NAME).toCompletableFuture().join();
            double took = (System.nanoTime() - start) / 1e6;
            if (info().generation() == before) {
                throw new IllegalStateException("no restart: " + info());
            }
            return took;
        }

        /** From the moment at which the jar is whole in the folder. */
        double update() throws IOException, InterruptedException {
            String next = "1.0." + ++revision;
            CountDownLatch serves = new CountDownLatch(1);
            Runnable end = container.listen(event -> {
                if (event.version().equals(next) && event.state().equals(Optional.of(PluginState.ACTIVE))) {
                    serves.countDown();
                }
            });
            GreetingJars.make(plugins, MEASURED, revision);
            long start = System.nanoTime();
            boolean done = serves.await(1, TimeUnit.MINUTES);
            double took = (System.nanoTime() - start) / 1e6;
            end.run();
            if (!done) {
                throw new IllegalStateException("no update: " + info());
            }
            return took;
        }

        private PluginInfo info() {
            return container.plugin(NAME).orElseThrow();
        }

        @Override
        public void close() {
            container.close();
        }
    }
}
