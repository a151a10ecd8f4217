package dev.cofferdam.boot;

import dev.cofferdam.Settings;
import dev.cofferdam.framework.FrameworkSettings;
import dev.cofferdam.framework.Installed;
import dev.cofferdam.framework.PluginBundle;
import dev.cofferdam.framework.PluginFramework;
import dev.cofferdam.gate.Gate;
import dev.cofferdam.gate.VerdictStore;
import dev.cofferdam.guard.CallRules;
import dev.cofferdam.guard.Guard;
import dev.cofferdam.model.Revision;
import dev.cofferdam.model.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.framework.BundleException;

/** Starts a framework with the gate in it, again and again, on what the gate kept. Tells whom it judged anew. */
final class Starts implements VerdictStore {
    private final Path folder;
    private final Settings settings;
    private final Map<String, byte[]> records;
    private final List<String> judged = new ArrayList<>();
    private final List<String> recalled = new ArrayList<>();
    private final AtomicInteger starts = new AtomicInteger();

    Starts(Path folder) {
        this(folder, Map.of(), new HashMap<>());
    }

    private Starts(Path folder, Map<String, String> settings, Map<String, byte[]> records) {
        this.folder = folder;
        Properties properties = new Properties();
        properties.putAll(settings);
        this.settings = Settings.of(properties);
        this.records = records;
    }

    /** The same, with what was kept so far, and other settings. */
    Starts with(Map<String, String> otherSettings) {
        return new Starts(folder, otherSettings, records);
    }

    /** A framework that runs; close it. */
    record Running(PluginFramework framework, Gate gate, Gatekeeper gatekeeper) implements AutoCloseable {
        PluginBundle install(Path jar) {
            String name = jar.getFileName().toString();
            Revision revision = new Revision(name, "1.0.0", "0".repeat(64), name, jar);
            return ((Installed.Done) framework.install(revision, 1)).bundle();
        }

        Verdict judge(PluginBundle bundle) {
            return gatekeeper.judge(bundle.node(), Optional.empty());
        }

        @Override
        public void close() {
            framework.close();
            gate.forgetAll();
        }
    }

    Running start() throws BundleException {
        Gate gate = new Gate(new HostClasses(Starts.class.getClassLoader()), this);
        Gatekeeper gatekeeper = new Gatekeeper(gate, settings);
        Guard guard = new Guard(fault -> {}, Clock.systemUTC());
        guard.close();
        return new Running(
                new PluginFramework(
                        new FrameworkSettings(folder.resolve("cache" + starts.incrementAndGet()), List.of(), Map.of()),
                        gatekeeper,
                        new GuardedStandIns(
                                guard,
                                plugin -> CallRules.direct(Duration.ofSeconds(1)),
                                (plugin, quota) -> Integer.MAX_VALUE,
                                (plugin, generation, quota, most) -> {})),
                gate,
                gatekeeper);
    }

    /** Starts with these jars, resolves them together and judges each. */
    List<Verdict> run(Path... jars) throws BundleException {
        try (Running running = start()) {
            List<PluginBundle> bundles =
                    Arrays.stream(jars).map(running::install).toList();
            running.framework().resolveTogether(bundles);
            return bundles.stream().map(running::judge).toList();
        }
    }

    /** The symbolic names of those who were judged and not recalled, since this was last asked; sorted. */
    List<String> judgedAnew() {
        List<String> names = judged.stream().sorted().toList();
        judged.clear();
        return names;
    }

    /** The symbolic names of those who were looked for one by one, since this was last asked; sorted, without repetition. */
    List<String> recalledOneByOne() {
        List<String> names = recalled.stream().sorted().distinct().toList();
        recalled.clear();
        return names;
    }

    @Override
    public Optional<String> fingerprint(Path jar) {
        try {
            return Optional.of(String.valueOf(Arrays.hashCode(Files.readAllBytes(jar))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<byte[]> find(String key) {
        if (key.startsWith("all")) {
            recalled.add(key.split("\n")[1]);
        }
        return Optional.ofNullable(records.get(key));
    }

    @Override
    public void keep(String key, byte[] record) {
        records.put(key, record);
        if (key.startsWith("all")) {
            judged.add(key.split("\n")[1]);
        }
    }
}
