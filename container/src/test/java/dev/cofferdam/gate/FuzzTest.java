package dev.cofferdam.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.deploy.admission.Admission;
import dev.cofferdam.deploy.admission.AdmissionLimits;
import dev.cofferdam.deploy.admission.Judgement;
import dev.cofferdam.gate.offline.BundleJar;
import dev.cofferdam.gate.offline.OfflineGate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real class files and jars, spoilt at random: whatever they say, admission and the gate answer, soon and in little memory.
 * {@code -Dfuzz.seed} repeats a run, {@code -Dfuzz.rounds} makes it longer; each round has a seed of its own.
 */
class FuzzTest {
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 2_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_122L);

    /** Of the thread's own work: how busy the machine is does not count. */
    private static final long MOST_NANOS = 5_000_000_000L;

    private static final long MOST_BYTES = 512L << 20;

    /** A gate reads the JDK's classes once: it is kept for some rounds, and not for all, so that it does not grow. */
    private static final int ROUNDS_OF_A_GATE = 100;

    private static final int TOLD = 10_000;

    private final com.sun.management.ThreadMXBean threads =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Admission admission = new Admission(
            new AdmissionLimits(64 << 20, 5_000, 256 << 20, 200),
            Runtime.version().feature());
    private final List<byte[]> classes = new ArrayList<>();
    private final Map<String, byte[]> entries = new TreeMap<>();

    @TempDir
    Path folder;

    private Path provider;
    private Gate gate = new Gate(name -> Optional.empty());

    @BeforeEach
    void realClasses() throws IOException {
        JarKit kit = new JarKit(folder);
        provider = kit.jar("api", List.of(), Samples.API);
        entries.putAll(kit.compile(List.of(provider), Samples.CLIENT));
        classes.addAll(entries.values());
        Path library = Path.of(
                Test.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        try (ZipFile zip = new ZipFile(library.toFile())) {
            zip.stream()
                    .filter(entry -> entry.getName().endsWith(".class") && entry.getSize() < 8_000)
                    .limit(40)
                    .forEach(entry -> classes.add(bytes(zip, entry)));
        }
    }

    private static byte[] bytes(ZipFile zip, ZipEntry entry) {
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whateverIsInAJarThereIsAnAnswer() throws IOException {
        System.out.println("fuzz: " + ROUNDS + " rounds, -Dfuzz.seed=" + SEED);
        long slowest = 0;
        long largest = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long seed = SEED + round;
            Path jar = folder.resolve("fuzzed.jar");
            if (round % ROUNDS_OF_A_GATE == 0) {
                gate = new Gate(name -> Optional.empty());
            }
            if (round > 0 && round % TOLD == 0) {
                System.out.println("fuzz: " + round + " rounds answered, next is -Dfuzz.seed=" + seed);
            }
            Files.write(jar, jar(new Random(seed)));
            long nanos = threads.getCurrentThreadCpuTime();
            long bytes = threads.getCurrentThreadAllocatedBytes();
            try {
                answer(jar);
            } catch (Throwable escaped) {
                throw new AssertionError("-Dfuzz.rounds=1 -Dfuzz.seed=" + seed + " repeats it", escaped);
            }
            slowest = Math.max(slowest, threads.getCurrentThreadCpuTime() - nanos);
            largest = Math.max(largest, threads.getCurrentThreadAllocatedBytes() - bytes);
            assertThat(slowest).as("CPU time of seed %d", seed).isLessThan(MOST_NANOS);
            assertThat(largest).as("allocation of seed %d", seed).isLessThan(MOST_BYTES);
        }
        System.out.println("fuzz: slowest round " + slowest / 1_000_000 + " ms of CPU time, largest allocated "
                + (largest >> 20) + " MiB");
    }

    private void answer(Path jar) throws IOException {
        Judgement judgement = admission.judge(jar, "fuzzed.jar");
        if (!judgement.verdict().refuses()) {
            OfflineGate offline = new OfflineGate(gate, (name, findings) -> findings);
            assertThat(offline.check(
                            BundleJar.read(jar, "fuzzed.jar"), List.of(BundleJar.read(provider, "api.jar")), List.of()))
                    .isNotNull();
        }
        FakeBundle api = FakeBundle.of("api", "1.0.0", provider);
        FakeBundle plugin = FakeBundle.of("client", "1.0.0", jar).imports("api", api);
        assertThat(gate.judge(plugin)).isNotNull();
        assertThat(gate.wire(plugin, new PackageWire("api", "[1,2)", api, "1.0.0")))
                .isNotNull();
        FakeBundle user = FakeBundle.of("user", "1.0.0", provider).imports("client", plugin);
        assertThat(gate.judge(user)).isNotNull();
        gate.forget(jar);
    }

    /** One in four is spoilt as a file; else one of its entries is, or its manifest, or entries come twice. */
    private byte[] jar(Random random) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>(entries);
        String manifest = Samples.MANIFEST;
        switch (random.nextInt(4)) {
            case 0 -> manifest = SpoiltManifest.of(manifest, random);
            case 1 -> contents.put("lib/nested.jar", Mutation.any(zip(manifest, entries, ""), classes, random));
            default -> {
                for (Map.Entry<String, byte[]> entry : contents.entrySet()) {
                    if (random.nextInt(3) == 0) {
                        byte[] from =
                                random.nextInt(4) == 0 ? classes.get(random.nextInt(classes.size())) : entry.getValue();
                        entry.setValue(Mutation.any(from, classes, random));
                    }
                }
            }
        }
        String twice = random.nextInt(8) == 0 ? "client/Main.class" : "";
        byte[] jar = zip(manifest, contents, twice);
        return random.nextInt(4) == 0 ? Mutation.any(jar, classes, random) : jar;
    }

    /** @param twice an entry that is there again under a name of the same length, which is then renamed */
    private static byte[] zip(String manifest, Map<String, byte[]> contents, String twice) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String stand = twice.replace('M', '\u0001');
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
            zip.write(manifest.getBytes(StandardCharsets.ISO_8859_1));
            for (Map.Entry<String, byte[]> entry : contents.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
            if (!twice.isEmpty()) {
                zip.putNextEntry(new ZipEntry(stand));
                zip.write(new byte[] {1, 2, 3});
            }
        }
        String text = bytes.toString(StandardCharsets.ISO_8859_1);
        return (twice.isEmpty() ? text : text.replace(stand, twice)).getBytes(StandardCharsets.ISO_8859_1);
    }
}
