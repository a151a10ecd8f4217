package dev.cofferdam.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.gate.space.Limits;
import dev.cofferdam.model.Finding;
import dev.cofferdam.model.FindingKind;
import dev.cofferdam.model.Severity;
import dev.cofferdam.model.Verdict;
import java.io.IOException;
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

/** Where the classes of a bundle lie, and what files that are no classes or no jars become. */
class BundleContentTest {
    private static final String MAIN = "client/Main.class";

    @TempDir
    Path folder;

    private JarKit kit;
    private FakeBundle provider;
    private Map<String, byte[]> broken;

    @BeforeEach
    void compile() {
        kit = new JarKit(folder);
        Path first = kit.jar("first", List.of(), "package api; public class Thing { public void go() { } }");
        provider = FakeBundle.of("api", "1.1.0", kit.jar("second", List.of(), "package api; public class Thing { }"));
        broken = kit.compile(
                List.of(first),
                "package client; public class Main { public static void run() { new api.Thing().go(); } }");
    }

    private Verdict judge(int feature, Path... jars) {
        FakeBundle plugin = FakeBundle.of("client", "1.0.0", jars).imports("api", provider);
        return new Gate(name -> Optional.empty(), feature, Limits.DEFAULT).judge(plugin);
    }

    private Verdict judge(Path... jars) {
        return judge(17, jars);
    }

    private static void isMissingMethod(Verdict verdict) {
        Finding finding = verdict.findings().get(0);
        assertThat(finding.kind()).as(verdict.text()).isEqualTo(FindingKind.METHOD_MISSING);
        assertThat(finding.usedAt()).containsExactly("client.Main.run(Main.java:1)");
    }

    private static Map<String, byte[]> below(String prefix, Map<String, byte[]> entries) {
        Map<String, byte[]> moved = new HashMap<>();
        entries.forEach((name, bytes) -> moved.put(prefix + name, bytes));
        return moved;
    }

    private static Map<String, byte[]> folder(String name, Map<String, byte[]> entries) {
        Map<String, byte[]> moved = below(name, entries);
        moved.put(name, new byte[0]);
        return moved;
    }

    @Test
    void classesInADirectoryOfTheClassPathAreJudged() {
        isMissingMethod(judge(kit.pack(
                "client", Map.of("Bundle-ClassPath", "., WEB-INF/classes/"), folder("WEB-INF/classes/", broken))));
    }

    @Test
    void aDirectoryWithoutAnEntryOfItsOwnIsLookedPastAsTheFrameworkDoes() {
        assertThat(judge(kit.pack("client", Map.of("Bundle-ClassPath", ".,classes"), below("classes/", broken)))
                        .findings())
                .isEmpty();
    }

    @Test
    void theRootIsJudgedWhenNothingOfTheClassPathIsThere() {
        isMissingMethod(judge(kit.pack("client", Map.of("Bundle-ClassPath", "lib,lib/a.jar"), broken)));
    }

    @Test
    void classesOutsideTheClassPathAreNotJudged() {
        Map<String, byte[]> entries = new HashMap<>(broken);
        entries.put("lib/", new byte[0]);
        assertThat(judge(kit.pack("client", Map.of("Bundle-ClassPath", "lib"), entries))
                        .findings())
                .isEmpty();
    }

    @Test
    void classesInANestedJarAreJudged() throws IOException {
        byte[] nested = Files.readAllBytes(kit.pack("nested", Map.of(), broken));
        isMissingMethod(judge(
                kit.pack("client", Map.of("Bundle-ClassPath", ".,lib/nested.jar"), Map.of("lib/nested.jar", nested))));
    }

    @Test
    void aNestedJarThatIsNoJarHoldsNothing() {
        Verdict verdict = judge(kit.pack(
                "client", Map.of("Bundle-ClassPath", "lib/nested.jar"), Map.of("lib/nested.jar", new byte[9])));
        assertThat(verdict.findings()).isEmpty();
    }

    @Test
    void classesOfFragmentsAreJudged() {
        isMissingMethod(judge(kit.pack("host", Map.of(), Map.of()), kit.pack("fragment", Map.of(), broken)));
    }

    @Test
    void theBranchThatTheJvmTakesIsJudged() {
        Map<String, byte[]> entries = new HashMap<>(below("META-INF/versions/17/", broken));
        entries.putAll(kit.compile(List.of(), "package client; public class Main { }"));
        Path jar = kit.pack("client", Map.of("Multi-Release", "true"), entries);
        isMissingMethod(judge(17, jar));
        assertThat(judge(16, jar).findings().stream().map(Finding::kind)).doesNotContain(FindingKind.METHOD_MISSING);
    }

    @Test
    void branchesOfAJarThatIsNotMultiReleaseAreNotJudged() {
        assertThat(judge(kit.pack("client", Map.of(), below("META-INF/versions/17/", broken)))
                        .findings())
                .isEmpty();
    }

    @Test
    void aClassTooNewForTheJvmIsRefusedWhenNothingElseIsThere() {
        Verdict verdict = judge(kit.pack("client", Map.of(), Map.of(MAIN, withMajor(200))));
        assertThat(verdict.refuses()).isTrue();
        assertThat(verdict.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(FindingKind.CLASS_UNREADABLE);
            assertThat(finding.problem()).contains("needs Java 156 and this is Java 17");
        });
    }

    @Test
    void aClassTooNewForTheJvmIsRefusedWhenItIsTheActivator() {
        Map<String, byte[]> entries = new HashMap<>(kit.compile(List.of(), "package client; public class Other { }"));
        entries.put(MAIN, withMajor(200));
        assertThat(judge(kit.pack("client", Map.of("Bundle-Activator", "client.Main"), entries))
                        .refuses())
                .isTrue();
        assertThat(judge(kit.pack("client", Map.of(), entries)).refuses()).isFalse();
    }

    @Test
    void aClassTooNewForTheJvmIsRefusedOnceWhenAnotherUsesIt() {
        Map<String, byte[]> entries = new HashMap<>(kit.compile(
                List.of(folder.resolve("classes2")),
                "package client; public class Main { }",
                "package client; public class Other { Object main = new Main(); }"));
        entries.put(MAIN, withMajor(200));
        Verdict verdict = judge(kit.pack("client", Map.of(), entries));
        assertThat(verdict.refuses()).as(verdict.text()).isTrue();
        assertThat(verdict.findings()).hasSize(1);
    }

    private byte[] withMajor(int major) {
        byte[] bytes = broken.get(MAIN).clone();
        bytes[6] = 0;
        bytes[7] = (byte) major;
        return bytes;
    }

    @Test
    void aTruncatedClassIsAFindingWhereverItIsCut() {
        byte[] whole = broken.get(MAIN);
        for (int length = 0; length < whole.length; length += 7) {
            Map<String, byte[]> entries = Map.of(MAIN, Arrays.copyOf(whole, length));
            assertThat(judge(kit.pack("client", Map.of(), entries)).refuses())
                    .as("cut to %s bytes", length)
                    .isTrue();
        }
    }

    @Test
    void aFileThatIsNoJarIsAFinding() throws IOException {
        Path text = Files.writeString(folder.resolve("text.jar"), "no jar at all");
        assertThat(judge(text).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(FindingKind.UNUSABLE_JAR);
            assertThat(finding.severity()).isEqualTo(Severity.REFUSE);
        });
        assertThat(judge(folder.resolve("gone.jar")).refuses()).isTrue();
    }

    @Test
    void aPackageThatNobodyProvidesIsOneWarning() {
        provider = FakeBundle.of("api", "1.0.0");
        FakeBundle plugin = FakeBundle.of("client", "1.0.0", kit.pack("client", Map.of(), broken))
                .imports("api");
        Verdict verdict = new Gate(name -> Optional.empty()).judge(plugin);
        assertThat(verdict.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARN);
            assertThat(finding.subject()).isEqualTo("api");
            assertThat(finding.usedAt()).containsExactly("client.Main");
        });
    }

    @Test
    void aClassThatTheBundleItselfLacksIsAWarning() {
        Map<String, byte[]> entries = new HashMap<>(kit.compile(
                List.of(),
                "package client; public class Main { }",
                "package client; public class Other { Object main = new Main(); }"));
        entries.remove(MAIN);
        Verdict verdict = judge(kit.pack("client", Map.of(), entries));
        assertThat(verdict.refuses()).isFalse();
        assertThat(verdict.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.subject()).isEqualTo("client.Main"));
    }

    @Test
    void aForgottenJarIsReadAgain() {
        Path jar = kit.pack("client", Map.of(), broken);
        FakeBundle plugin = FakeBundle.of("client", "1.0.0", jar).imports("api", provider);
        Gate gate = new Gate(name -> Optional.empty());
        assertThat(gate.judge(plugin)).isEqualTo(gate.judge(plugin));
        assertThat(jar.toFile().delete()).isTrue();
        assertThat(gate.judge(plugin).findings().get(0).kind()).isEqualTo(FindingKind.METHOD_MISSING);
        gate.forgetAll();
        assertThat(gate.judge(plugin).findings().get(0).kind()).isEqualTo(FindingKind.UNUSABLE_JAR);
    }
}
