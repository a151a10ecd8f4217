package dev.cofferdam.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailedNotesTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00.5Z");
    private static final String DIGEST = "abcdef012345" + "0".repeat(52);

    @TempDir
    Path folder;

    private Path note;
    private FailedNotes notes;

    @BeforeEach
    void open() {
        note = folder.resolve("x.jar.failed");
        notes = new FailedNotes(new NoteFiles(folder), Clock.fixed(NOON, ZoneOffset.UTC), Runnable::run);
    }

    @Test
    void aNoteSaysWhichJarWhenWhatAndWhy() {
        notes.problem("x.jar", new Note("refused", DIGEST, "it is bad"));

        assertThat(note).hasContent("""
                Cofferdam: 'x.jar' is not in use.
                state: refused
                sha256: abcdef012345
                at: 2026-01-02T12:00:00Z

                it is bad

                This file goes away by itself as soon as the jar can be used or is gone.
                """);
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void aNoteGoesWhenTheJarIsUsableAndWhenItIsGone() {
        notes.problem("x.jar", new Note("refused", "", "bad"));
        notes.usable("x.jar");
        assertThat(note).doesNotExist();

        notes.problem("x.jar", new Note("refused", "", "bad"));
        notes.gone("x.jar");
        assertThat(note).doesNotExist();
    }

    @Test
    void whatIsReportedOfARevisionIsSaidBesideTheJarThatStandsForIt() {
        notes.inUse("x.jar", DIGEST);
        notes.report(DIGEST, Outcome.waiting("'a.b' is missing"));
        assertThat(note).content().contains("state: waiting", "'a.b' is missing");

        notes.report(DIGEST, Outcome.failed("it threw"));
        assertThat(note).content().contains("state: failed", "it threw");

        notes.report(DIGEST, Outcome.ok());
        assertThat(note).doesNotExist();
    }

    @Test
    void aReportOfARevisionThatNoJarStandsForIsPassedOver() {
        notes.inUse("x.jar", DIGEST);
        notes.gone("x.jar");
        notes.report(DIGEST, Outcome.failed("late"));

        assertThat(note).doesNotExist();
    }

    @Test
    void theFoldersOwnReasonGoesFirstAndTheReportIsNotForgotten() {
        notes.inUse("x.jar", DIGEST);
        notes.report(DIGEST, Outcome.failed("reported"));
        notes.problem("x.jar", new Note("refused", "", "own"));
        assertThat(note).content().contains("own").doesNotContain("reported");

        notes.usable("x.jar");
        assertThat(note).content().contains("reported");
    }

    @Test
    void aReportFollowsTheRevisionToAnotherName() {
        notes.inUse("x.jar", DIGEST);
        notes.report(DIGEST, Outcome.failed("reported"));
        notes.inUse("y.jar", DIGEST);
        notes.usable("y.jar");
        notes.gone("x.jar");

        assertThat(note).doesNotExist();
        assertThat(folder.resolve("y.jar.failed")).content().contains("'y.jar'", "reported");
    }

    @Test
    void whatAnEarlierRunLeftGoesUnlessItsJarIsThere() throws IOException {
        notes.problem("x.jar", new Note("refused", "", "bad"));
        notes.problem("y.jar", new Note("refused", "", "bad"));
        Files.writeString(folder.resolve("z.jar.failed"), "somebody's own");
        Files.writeString(folder.resolve(".cofferdam123.tmp"), "half");
        FailedNotes next = new FailedNotes(new NoteFiles(folder), Clock.systemUTC(), Runnable::run);
        next.recall(Set.of("y.jar", "x.jar.failed", "y.jar.failed", "z.jar.failed", ".cofferdam123.tmp"));

        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("y.jar.failed", "z.jar.failed");
        next.usable("y.jar");
        assertThat(folder.toFile().list()).containsExactly("z.jar.failed");
    }

    @Test
    void aNoteHasAtMost64Kibibytes() throws IOException {
        notes.problem("x.jar", new Note("refused", "", "€\uD83D\uDE00".repeat(100_000)));

        assertThat(Files.size(note)).isLessThanOrEqualTo(64 << 10);
        assertThat(Files.readString(note, StandardCharsets.UTF_8))
                .contains("… cut here")
                .endsWith("is gone.\n");
    }

    @Test
    void aFolderThatCannotBeWrittenToIsNoReasonToFail() {
        FailedNotes elsewhere = new FailedNotes(
                new NoteFiles(folder.resolve("none")), Clock.fixed(NOON, ZoneOffset.UTC), Runnable::run);
        elsewhere.problem("x.jar", new Note("refused", "", "bad"));
        elsewhere.usable("x.jar");

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatStandsInTheWayOfANoteIsLogged() throws IOException {
        Files.createDirectories(note.resolve("inside"));
        notes.problem("x.jar", new Note("refused", "", "bad"));
        notes.usable("x.jar");

        assertThat(note).isDirectory();
    }
}
