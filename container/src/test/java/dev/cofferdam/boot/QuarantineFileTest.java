package dev.cofferdam.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.model.Revision;
import dev.cofferdam.supervise.QuarantineBook.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QuarantineFileTest {
    private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00.123Z");
    private static final Entry ENTRY = new Entry(SINCE, "it broke; 'plugin:release min' brings it back");

    @TempDir
    private Path data;

    @Test
    void whoIsQuarantinedIsSoInTheNextRun() {
        new QuarantineFile(data).enter(revision("min", 1), ENTRY);
        assertThat(new QuarantineFile(data).find(revision("min", 1))).contains(ENTRY);
    }

    @Test
    void anotherRevisionOfThePluginIsNotQuarantined() {
        new QuarantineFile(data).enter(revision("min", 1), ENTRY);
        assertThat(new QuarantineFile(data).find(revision("min", 2))).isEmpty();
    }

    @Test
    void whoIsReleasedIsSoInTheNextRun() {
        QuarantineFile file = new QuarantineFile(data);
        file.enter(revision("min", 1), ENTRY);
        file.enter(revision("max", 2), ENTRY);
        file.strike("min");
        QuarantineFile next = new QuarantineFile(data);
        assertThat(next.find(revision("min", 1))).isEmpty();
        assertThat(next.find(revision("max", 2))).isPresent();
    }

    @Test
    void aPluginHasOneEntry() {
        QuarantineFile file = new QuarantineFile(data);
        file.enter(revision("min", 1), ENTRY);
        file.enter(revision("min", 2), ENTRY);
        assertThat(file.find(revision("min", 1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../../etc/passwd", "a\nb.plugin=c", "=: #!\\", "\u0000\uD800", "%s%n", ".plugin", "\u202Eevil"})
    void whatAPluginIsCalledAndSaysIsTextAndNothingElse(String hostile) throws IOException {
        String name = hostile.replace("\uD800", "");
        new QuarantineFile(data).enter(revision(name, 1), new Entry(SINCE, name));
        assertThat(new QuarantineFile(data).find(revision(name, 1))).contains(new Entry(SINCE, name));
        try (Stream<Path> files = Files.walk(data)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    @Test
    void itIsBounded() throws IOException {
        QuarantineFile file = new QuarantineFile(data);
        String endless = "x".repeat(1_000_000);
        for (int i = 0; i < QuarantineFile.MOST_ENTRIES + 10; i++) {
            file.enter(revision("plugin-" + i, i), new Entry(SINCE.plusSeconds(i), i < 5 ? endless : "short"));
        }
        QuarantineFile next = new QuarantineFile(data);
        assertThat(next.find(revision("plugin-0", 0)))
                .as("the oldest goes first")
                .isEmpty();
        assertThat(next.find(revision("plugin-10", 10))).isPresent();
        next.enter(revision("one-more", 9_999), ENTRY);
        assertThat(next.find(revision("plugin-10", 10))).isEmpty();
        assertThat(next.find(revision("plugin-11", 11))).isPresent();
    }

    @Test
    void aReasonIsCutWhereItIsEndless() {
        QuarantineFile file = new QuarantineFile(data);
        file.enter(revision("min", 1), new Entry(SINCE, "x".repeat(1_000_000)));
        assertThat(file.find(revision("min", 1)).orElseThrow().reason()).hasSize(QuarantineFile.LONGEST_REASON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\\u12", "nonsense", "zz.plugin=min", "\0\0\0\0"})
    void aDamagedFileCountsAsNone(String content) throws IOException {
        Files.writeString(data.resolve("quarantine.properties"), content);
        QuarantineFile file = new QuarantineFile(data);
        assertThat(file.find(revision("min", 1))).isEmpty();
        file.enter(revision("min", 1), ENTRY);
        assertThat(new QuarantineFile(data).find(revision("min", 1))).isPresent();
    }

    @Test
    void itMayBeDeleted() throws IOException {
        new QuarantineFile(data).enter(revision("min", 1), ENTRY);
        List<Path> files;
        try (Stream<Path> all = Files.list(data)) {
            files = all.toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
        assertThat(new QuarantineFile(data).find(revision("min", 1))).isEmpty();
    }

    private static Revision revision(String plugin, int number) {
        return new Revision(plugin, "1.0.0", String.format("%064x", number), "min.jar", Path.of("min.jar"));
    }
}
