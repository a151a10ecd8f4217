package dev.cofferdam.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.model.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeepChainTest {
    @TempDir
    Path folder;

    @Test
    void aHierarchyDeeperThanAnyGivesAVerdict() {
        JarKit kit = new JarKit(folder);
        byte[] link = kit.compile(
                        List.of(), "package c; class A00000 { }", "package c; class A00001 extends A00000 { }")
                .get("c/A00001.class");
        Map<String, byte[]> entries = new HashMap<>();
        IntStream.range(1, 5_000).forEach(i -> entries.put("c/A%05d.class".formatted(i), renamed(link, i)));
        FakeBundle plugin = FakeBundle.of("deep", "1.0.0", kit.pack("deep", Map.of(), entries));
        Verdict verdict = new Gate(name -> Optional.empty()).judge(plugin);
        assertThat(verdict.refuses()).isFalse();
        assertThat(verdict.findings())
                .first()
                .satisfies(finding -> assertThat(finding.text())
                        .contains("'c.A00513' has more than 512 supertypes", "raise gate.supertypes.max"));
    }

    private static byte[] renamed(byte[] bytes, int number) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1)
                .replace("A00001", "above")
                .replace("A00000", "A%05d".formatted(number - 1))
                .replace("above", "A%05d".formatted(number));
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
