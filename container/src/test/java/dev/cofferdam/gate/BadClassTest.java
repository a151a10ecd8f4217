package dev.cofferdam.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Class files with bytes changed at random, by a fixed seed: whatever they say, there is a verdict. */
class BadClassTest {
    private static final int ROUNDS = 2_000;

    @TempDir
    Path folder;

    @Test
    void changedBytesNeverEscapeAsAnException() {
        JarKit kit = new JarKit(folder);
        Map<String, byte[]> whole = kit.compile(List.of(), """
                package client;
                @Deprecated(since = "1")
                public class Main implements Comparable<Main> {
                    enum Color { RED, GREEN }
                    record Point(int x, long y) { }
                    sealed interface Shape permits Dot { }
                    static final class Dot implements Shape { }
                    public int compareTo(Main other) {
                        Runnable run = () -> System.out.println("at " + other);
                        run.run();
                        try {
                            return switch (Color.RED) { case RED -> 1; default -> 2; };
                        } catch (RuntimeException e) {
                            return new int[3][4].length;
                        }
                    }
                }
                """);
        Random random = new Random(17);
        Gate gate = new Gate(name -> Optional.empty());
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, byte[]> entries = new HashMap<>();
            whole.forEach((name, bytes) -> entries.put(name, changed(bytes, random)));
            Path jar = kit.pack("changed", Map.of(), entries);
            FakeBundle plugin = FakeBundle.of("client", "1.0.0", jar);
            assertThat(gate.judge(plugin)).isNotNull();
            gate.forget(jar);
        }
    }

    private static byte[] changed(byte[] bytes, Random random) {
        byte[] changed = bytes.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            changed[10 + random.nextInt(changed.length - 10)] = (byte) random.nextInt(256);
        }
        return changed;
    }

    @Test
    void aSupertypeOfItselfIsAFinding() {
        JarKit kit = new JarKit(folder);
        Path first = kit.jar("first", List.of(), "package api; public class Thing { }");
        Path client = kit.jar("client", List.of(first), "package client; public class Main extends api.Thing { }");
        Path stub = kit.jar("stub", List.of(), "package client; public class Main { }");
        Path circle = kit.jar("second", List.of(stub), "package api; public class Thing extends client.Main { }");
        FakeBundle provider = FakeBundle.of("api", "1.1.0", circle);
        FakeBundle plugin = FakeBundle.of("client", "1.0.0", client).imports("api", provider);
        provider.imports("client", plugin);
        assertThat(new Gate(name -> Optional.empty()).judge(plugin).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.problem()).contains("ClassCircularityError"));
    }
}
