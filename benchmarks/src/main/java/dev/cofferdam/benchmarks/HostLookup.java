package dev.cofferdam.benchmarks;

import dev.cofferdam.framework.FrameworkSettings;
import dev.cofferdam.framework.PluginFramework;
import dev.cofferdam.framework.StandIn;
import dev.cofferdam.framework.WireJudge;
import dev.cofferdam.model.BundleNode;
import dev.cofferdam.model.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.felix.framework.Felix;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.util.tracker.ServiceTracker;

/**
 * A host that asks for a service again and again, with many services in the registry: the container's answer, a
 * {@link ServiceTracker}'s, and the registry's own.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class HostLookup {
    private static final int OTHERS = 500;

    private Path caches;
    private PluginFramework framework;
    private Felix bare;
    private BundleContext registry;
    private ServiceTracker<Min, Min> tracker;

    /** Starts two frameworks with the same services. */
    @Setup
    public void start() throws IOException, BundleException {
        caches = Files.createTempDirectory("host-lookup");
        framework = new PluginFramework(
                new FrameworkSettings(caches.resolve("contained"), List.of(), Map.of()), new Content(), new Nobody());
        bare = new Felix(Map.of(
                Constants.FRAMEWORK_STORAGE, caches.resolve("bare").toString(), "felix.service.urlhandlers", "false"));
        bare.start();
        registry = bare.getBundleContext();
        Min service = Mins.eight().get(0);
        framework.register(service, Min.class.getName(), Map.of());
        registry.registerService(Min.class, service, null);
        for (int i = 0; i < OTHERS; i++) {
            framework.register(this, Object.class.getName(), Map.of("number", i));
            registry.registerService(Object.class, this, null);
        }
        tracker = new ServiceTracker<>(registry, Min.class, null);
        tracker.open();
    }

    /** Stops both. */
    @TearDown
    public void stop() throws IOException, BundleException, InterruptedException {
        framework.close();
        bare.stop();
        bare.waitForStop(0);
        try (Stream<Path> files = Files.walk(caches)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    /** The yardstick. */
    @Benchmark
    public Min rawTracker() {
        return tracker.getService();
    }

    /** What {@code PluginContainer.service} does. */
    @Benchmark
    public Min containerTracker() {
        return framework.services(Min.class).get(0);
    }

    /** What it would be without a memory. */
    @Benchmark
    public Min registryTracker() {
        return registry.getService(registry.getServiceReference(Min.class));
    }

    private static final class Content implements WireJudge {
        @Override
        public List<Finding> judge(
                BundleNode importer, String packageName, String range, BundleNode exporter, String exportVersion) {
            return List.of();
        }

        @Override
        public List<Finding> judgeVersion(
                BundleNode importer, String packageName, String range, BundleNode exporter, String exportVersion) {
            return List.of();
        }

        @Override
        public boolean links(BundleNode importer) {
            return true;
        }
    }

    private static final class Nobody implements StandIn.Source {
        @Override
        public StandIn.Prospect prospect(String plugin, List<Class<?>> types) {
            return () -> Optional.of("there is no plugin");
        }

        @Override
        public List<Class<?>> optional(String plugin, List<Class<?>> interfaces, int generation, Supplier<?> target) {
            return List.of();
        }

        @Override
        public StandIn make(String plugin, List<Class<?>> interfaces, List<Class<?>> optional) {
            throw new IllegalArgumentException("there is no plugin");
        }

        @Override
        public StandIn of(Object instance) {
            throw new IllegalArgumentException("there is no plugin");
        }
    }
}
