package dev.cofferdam.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What has not changed is not judged again, and what has is: the store counts what it is given to keep. */
class RecallTest {
    @TempDir
    Path folder;

    private final Counting store = new Counting();
    private JarKit kit;
    private Path api;
    private Path client;
    private Path stranger;

    @BeforeEach
    void jars() {
        kit = new JarKit(folder);
        api = kit.jar("api", List.of(), "package api; public class Thing { public void go() { } }");
        client = kit.jar(
                "client", List.of(api), "package client; public class Main { void run() { new api.Thing().go(); } }");
        stranger = kit.jar("stranger", List.of(), "package stranger; public class Main { }");
    }

    @Test
    void theSameBytesInTheSameWiringAreJudgedOnce() {
        judgeAll(api);
        assertThat(store.kept).isEqualTo(2);
        judgeAll(api);
        assertThat(store.kept).isEqualTo(2);
    }

    @Test
    void aChangedProviderJudgesOnlyThoseAgainWhoAreWiredToIt() {
        judgeAll(api);
        Path shrunk = kit.jar("api", List.of(), "package api; public class Thing { }");
        assertThat(judgeAll(shrunk)).isEqualTo(1);
        assertThat(store.kept).isEqualTo(3);
        assertThat(judgeAll(shrunk)).isEqualTo(1);
        assertThat(store.kept).isEqualTo(3);
    }

    @Test
    void theLastFourWiringsOfABundleAreKept() {
        FakeBundle provider = FakeBundle.of("api", "1.0.0", api);
        for (String version : List.of("1.0", "1.1", "1.2", "1.3", "1.0", "1.1", "1.2", "1.3")) {
            gate().judge(FakeBundle.of("client", "1.0.0", client).importsAt("api", "[1,2)", provider, version));
        }
        assertThat(store.kept)
                .as("an exporter that exports at several versions")
                .isEqualTo(4);
        gate().judge(FakeBundle.of("client", "1.0.0", client).importsAt("api", "[1,2)", provider, "1.4"));
        gate().judge(FakeBundle.of("client", "1.0.0", client).importsAt("api", "[1,2)", provider, "1.0"));
        assertThat(store.kept).isEqualTo(6);
    }

    @Test
    void anotherBundleWithTheSameBytesIsAnother() {
        judgeAll(api);
        FakeBundle renamed = FakeBundle.of("api", "1.0.1", api);
        gate().judge(FakeBundle.of("client", "1.0.0", client).imports("api", renamed));
        assertThat(store.kept).isEqualTo(3);
    }

    @Test
    void aWireIsRecalledToo() {
        FakeBundle provider = FakeBundle.of("api", "1.0.0", api);
        FakeBundle plugin = FakeBundle.of("client", "1.0.0", client);
        PackageWire wire = new PackageWire("api", "[1,2)", provider, "1.0.0");
        gate().wire(plugin, wire);
        gate().wire(plugin, wire);
        assertThat(store.kept).isEqualTo(1);
    }

    @Test
    void recordsThatAreDamagedAreNotBelieved() {
        judgeAll(api);
        Map<String, byte[]> whole = Map.copyOf(store.records);
        whole.forEach((key, record) -> {
            for (int length = 0; length < record.length; length++) {
                store.records.put(key, Arrays.copyOf(record, length));
                assertThat(judgeAll(api)).isZero();
            }
        });
    }

    @Test
    void aRecordSaysTheSameAfterItWasWrittenAndRead() {
        Path shrunk = kit.jar("api", List.of(), "package api; public class Thing { }");
        FakeBundle provider = FakeBundle.of("api", "1.0.0", shrunk);
        FakeBundle plugin = FakeBundle.of("client", "1.0.0", client).imports("api", provider);
        assertThat(gate().judge(plugin)).isEqualTo(gate().judge(plugin));
        assertThat(store.kept).isEqualTo(1);
    }

    private long judgeAll(Path provided) {
        Gate gate = gate();
        FakeBundle provider = FakeBundle.of("api", "1.0.0", provided);
        FakeBundle plugin = FakeBundle.of("client", "1.0.0", client).imports("api", provider);
        FakeBundle unrelated = FakeBundle.of("stranger", "1.0.0", stranger);
        return List.of(plugin, unrelated).stream()
                .filter(each -> gate.judge(each).refuses())
                .count();
    }

    /** A new one, as after a new start. */
    private Gate gate() {
        return new Gate(name -> Optional.empty(), store);
    }

    private static final class Counting implements VerdictStore {
        private final Map<String, byte[]> records = new HashMap<>();
        private int kept;

        @Override
        public Optional<String> fingerprint(Path jar) {
            try {
                return Optional.of(Arrays.hashCode(Files.readAllBytes(jar)) + "");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Optional<byte[]> find(String key) {
            return Optional.ofNullable(records.get(key));
        }

        @Override
        public void keep(String key, byte[] record) {
            records.put(key, record);
            kept++;
        }
    }
}
