package dev.cofferdam.supervise.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.api.plugin.CapturedState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateStoreTest {
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.006Z");

    @TempDir
    private Path folder;

    private StateStore store;

    @BeforeEach
    void open() {
        store = new StateStore(folder.resolve("state"), 10_000);
    }

    @Test
    void whatWasKeptIsFoundByAnotherStore() throws IOException {
        keep("acme", 3);
        KeptState kept =
                new StateStore(folder.resolve("state"), 10_000).find("acme").orElseThrow();
        assertThat(kept.plugin()).isEqualTo("acme");
        assertThat(kept.revision()).isEqualTo("'acme' 1.0.0");
        assertThat(kept.generation()).isEqualTo(3);
        assertThat(kept.at()).isEqualTo(AT);
        assertThat(kept.state().values()).isEqualTo(Map.of("n", 3));
    }

    @Test
    void thereIsOneStateForEachPluginTheLatest() throws IOException {
        keep("acme", 1);
        keep("acme", 2);
        keep("other", 5);
        assertThat(store.find("acme").orElseThrow().generation()).isEqualTo(2);
        assertThat(store.find("nobody")).isEmpty();
        assertThat(files()).hasSize(2);
    }

    @Test
    void aNameIsNoPath() throws IOException {
        keep("../../evil", 1);
        keep("a/b\\c\u0000", 1);
        assertThat(store.find("../../evil")).isPresent();
        assertThat(files())
                .hasSize(2)
                .allMatch(file -> file.getFileName().toString().matches("[0-9a-f]{64}\\.state"));
    }

    @Test
    void aDamagedFileIsSaidAndCanBeSetAside() throws IOException {
        keep("acme", 1);
        Path file = files().get(0);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> store.find("acme")).hasMessage("its checksum is wrong");

        Path aside = store.putAside("acme").orElseThrow();

        assertThat(aside).hasBinaryContent(bytes);
        assertThat(store.find("acme")).isEmpty();
    }

    @Test
    void ofWhatWasSetAsideTheLatestFiveAreKept() throws IOException {
        for (int i = 1; i <= 8; i++) {
            keep("acme", i);
            assertThat(store.putAside("acme")).isPresent();
        }
        assertThat(store.aside("acme"))
                .extracting(file -> file.getFileName().toString().replaceAll("^[0-9a-f]+", ""))
                .containsExactly(".4.aside", ".5.aside", ".6.aside", ".7.aside", ".8.aside");
        assertThat(store.putAside("acme")).isEmpty();
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() throws IOException {
        keep("acme", 1);
        Files.write(files().get(0), new byte[200_000]);
        assertThatThrownBy(() -> store.find("acme")).hasMessage("it is larger than a state may be");
    }

    private void keep(String plugin, int generation) throws IOException {
        byte[] encoded = store.codec().encode(CapturedState.of(1, Map.of("n", generation)));
        store.keep(plugin, "'acme' 1.0.0", generation, AT, encoded);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("state"))) {
            return files.toList();
        }
    }
}
