package dev.cofferdam.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    private Path temp;

    @Test
    void theFolderIsMadeAndNothingElseLiesInIt() throws Exception {
        Path file = temp.resolve("data/kept");

        WholeFile.replace(file, new byte[] {1, 2, 3});

        assertThat(file).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(file.getParent().toFile().list()).containsExactly("kept");
    }

    @Test
    void theNewContentTakesThePlaceOfALongerOne() throws Exception {
        Path file = Files.write(temp.resolve("kept"), new byte[1_000]);

        WholeFile.replace(file, new byte[] {7});

        assertThat(file).hasBinaryContent(new byte[] {7});
    }

    @Test
    void whatCannotBeReplacedIsLeftAsItWas() throws Exception {
        Path inTheWay = Files.createDirectories(temp.resolve("kept"));
        Files.write(inTheWay.resolve("inside"), new byte[] {1});

        assertThatIOException().isThrownBy(() -> WholeFile.replace(inTheWay, new byte[] {7}));

        assertThat(inTheWay.resolve("inside")).exists();
        assertThat(temp.toFile().list()).containsExactly("kept");
    }
}
