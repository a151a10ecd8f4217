package dev.cofferdam.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagingTest {

    private static final String HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    @TempDir
    Path folder;

    private Path dropped;
    private Staging staging;

    @BeforeEach
    void drop() throws IOException {
        dropped = Files.writeString(folder.resolve("x.jar"), "hello");
        staging = new Staging(folder.resolve("data"));
    }

    @Test
    void aCopyIsKeptUnderTheDigestOfItsBytes() throws IOException {
        assertThat(staging.stage(dropped)).contains(HELLO);

        assertThat(staging.path(HELLO)).hasContent("hello").hasFileName(HELLO + ".jar");
        assertThat(staging.path(HELLO).getParent().toFile().list()).hasSize(1);
    }

    @Test
    void whatIsWrittenToTheDroppedFileLaterDoesNotReachTheCopy() throws IOException {
        staging.stage(dropped);
        Files.writeString(dropped, "other");

        assertThat(staging.path(HELLO)).hasContent("hello");
    }

    @Test
    void aCopyThatIsThereIsNotWrittenAgain() throws IOException {
        staging.stage(dropped);
        Object before = Files.getAttribute(staging.path(HELLO), "lastModifiedTime");
        new Staging(folder.resolve("data")).stage(dropped);

        assertThat(Files.getAttribute(staging.path(HELLO), "lastModifiedTime")).isEqualTo(before);
    }

    @Test
    void aDamagedCopyIsReplaced() throws IOException {
        Files.writeString(staging.path(HELLO), "hellO");
        staging.stage(dropped);

        assertThat(staging.path(HELLO)).hasContent("hello");
    }

    @Test
    void unusedCopiesAndHalvesGoAndUsedOnesStay() throws IOException {
        staging.stage(dropped);
        Files.writeString(staging.path("0".repeat(64)), "old");
        Files.writeString(folder.resolve("data/staged/copy1.tmp"), "ha");
        staging.keepOnly(Set.of(HELLO));

        assertThat(folder.resolve("data/staged").toFile().list()).containsExactly(HELLO + ".jar");
    }

    @Test
    void aFileThatCannotBeReadIsToldByAnException() {
        assertThatThrownBy(() -> staging.stage(folder.resolve("none.jar"))).isInstanceOf(NoSuchFileException.class);
    }
}
