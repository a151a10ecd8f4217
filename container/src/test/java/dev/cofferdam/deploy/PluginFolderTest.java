package dev.cofferdam.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cofferdam.deploy.admission.AdmissionLimits;
import dev.cofferdam.deploy.admission.Zip;
import dev.cofferdam.model.Revision;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder from outside: files in, changes and notes out. */
class PluginFolderTest {

    @TempDir
    Path root;

    private final FolderTarget target = new FolderTarget();
    private Path plugins;
    private PluginFolder folder;

    @BeforeEach
    void open() throws IOException {
        plugins = Files.createDirectories(root.resolve("plugins"));
        folder = folder(false);
    }

    private PluginFolder folder(boolean wrapPlainJars) {
        FolderSettings settings = new FolderSettings(
                plugins,
                root.resolve("data"),
                Duration.ofMillis(50),
                Duration.ofMillis(300),
                Duration.ofMillis(200),
                AdmissionLimits.defaults(),
                wrapPlainJars);
        return new PluginFolder(settings, target, Set.of(), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        folder.close();
    }

    @Test
    void whatIsThereAtTheStartIsOneChange() throws IOException {
        drop("b.jar", Zip.bundle("b", "1"));
        drop("a.jar", Zip.bundle("a", "1"));
        drop("c.jar", Zip.bundle("c", "1", "Import-Package: x;version=[1"));
        folder.start();

        assertThat(target.changes()).hasSize(1);
        assertThat(target.changes().get(0).deploy())
                .extracting(Revision::plugin)
                .containsExactly("a", "b");
        eventually(() -> assertThat(note("c.jar")).content().contains("malformed version range '[1' for 'x'"));
    }

    @Test
    void aJarMovedInIsDeployedFromItsStagedCopy() throws IOException {
        folder.start();
        drop("a.jar", Zip.bundle("com.acme.a", "1.2"));

        eventually(() -> assertThat(target.running()).isEqualTo(Map.of("com.acme.a", "1.2.0")));
        Revision revision = target.last();
        assertThat(revision.fileName()).isEqualTo("a.jar");
        assertThat(revision.jar()).isEqualTo(root.resolve("data/staged/" + revision.sha256() + ".jar"));
        assertThat(revision.jar()).hasSameBinaryContentAs(plugins.resolve("a.jar"));
    }

    @Test
    void replacingUpdatesAndRemovingRetires() throws IOException {
        folder.start();
        drop("a.jar", Zip.bundle("a", "1"));
        eventually(() -> assertThat(target.running()).containsEntry("a", "1.0.0"));
        drop("a.jar", Zip.bundle("a", "0.5"));
        eventually(() -> assertThat(target.running()).containsEntry("a", "0.5.0"));
        assertThat(target.retired()).isEmpty();

        Files.delete(plugins.resolve("a.jar"));
        eventually(() -> assertThat(target.retired()).containsExactly("a"));
    }

    @Test
    void anotherFileOfTheSamePluginInsteadOfTheFirstIsAnUpdate() throws IOException {
        drop("a-1.jar", Zip.bundle("a", "1"));
        folder.start();
        Files.delete(plugins.resolve("a-1.jar"));
        drop("a-2.jar", Zip.bundle("a", "2"));

        eventually(() -> assertThat(target.running()).containsEntry("a", "2.0.0"));
        drop("end.jar", Zip.bundle("end", "1"));
        eventually(() -> assertThat(target.running()).containsKey("end"));
        assertThat(target.retired()).isEmpty();
    }

    @Test
    void renamingAndTouchingChangeNothing() throws IOException {
        drop("a.jar", Zip.bundle("a", "1"));
        folder.start();
        Files.move(plugins.resolve("a.jar"), plugins.resolve("b.jar"));
        Files.setLastModifiedTime(plugins.resolve("b.jar"), FileTime.fromMillis(1_000));
        drop("end.jar", Zip.bundle("end", "1"));

        eventually(() -> assertThat(target.running()).containsKey("end"));
        folder.report(target.changes().get(0).deploy().get(0), Outcome.failed("it threw"));
        eventually(() -> assertThat(note("b.jar")).content().contains("it threw"));
        assertThat(target.retired()).isEmpty();
        assertThat(target.changes().stream()
                        .mapToInt(change -> change.deploy().size())
                        .sum())
                .isEqualTo(2);
    }

    @Test
    void aChangeOfContentUnderTheSameSizeAndTimeIsNoticed() throws IOException {
        Path jar = drop("a.jar", ofSize(300, Zip.bundle("a", "1")));
        FileTime time = Files.getLastModifiedTime(jar);
        folder.start();
        Path other = ofSize(300, Zip.bundle("a", "2")).write(root.resolve("other"));
        Files.setLastModifiedTime(other, time);
        assertThat(other).hasSize(Files.size(jar));
        Files.move(other, jar, StandardCopyOption.ATOMIC_MOVE);

        eventually(() -> assertThat(target.running()).containsEntry("a", "2.0.0"));
    }

    @Test
    void ofTwoJarsOfOnePluginTheHigherVersionRunsAndTheOtherWaits() throws IOException {
        drop("a-2.jar", Zip.bundle("a", "2"));
        drop("a-1.jar", Zip.bundle("a", "1"));
        folder.start();

        assertThat(target.running()).isEqualTo(Map.of("a", "2.0.0"));
        eventually(() -> assertThat(note("a-1.jar"))
                .content()
                .contains("state: waiting", "'a-2.jar' holds the same plugin in version 2.0.0, and is the one in use"));
        Files.delete(plugins.resolve("a-2.jar"));
        eventually(() -> assertThat(target.running()).isEqualTo(Map.of("a", "1.0.0")));
        eventually(() -> assertThat(note("a-1.jar")).doesNotExist());
        assertThat(target.retired()).isEmpty();
    }

    @Test
    void theSameContentUnderTwoNamesRunsOnce() throws IOException {
        drop("a.jar", Zip.bundle("a", "1"));
        drop("b.jar", Zip.bundle("a", "1"));
        folder.start();

        assertThat(target.changes()).hasSize(1);
        eventually(() -> assertThat(note("a.jar")).content().contains("'b.jar' has the same content"));
        Files.delete(plugins.resolve("b.jar"));
        eventually(() -> assertThat(note("a.jar")).doesNotExist());
        assertThat(target.changes()).hasSize(1);
    }

    @Test
    void aPlainJarIsMadeABundleWhereThatIsSet() throws IOException {
        folder.close();
        folder = folder(true);
        drop("tools-1.2.jar", Zip.manifest("Manifest-Version: 1.0\n\n"));
        folder.start();

        eventually(() -> assertThat(target.running()).isEqualTo(Map.of("tools", "1.2.0")));
        Revision revision = target.last();
        assertThat(revision.fileName()).isEqualTo("tools-1.2.jar");
        assertThat(revision.jar()).exists().hasFileName(revision.sha256() + ".jar");
        assertThat(note("tools-1.2.jar")).doesNotExist();
    }

    @Test
    void aBadReplacementLeavesTheOldJarCounting() throws IOException {
        drop("a.jar", Zip.bundle("a", "1"));
        folder.start();
        drop("a.jar", Zip.manifest("Manifest-Version: 1.0\n\n"));

        eventually(() ->
                assertThat(note("a.jar")).content().contains("state: refused", "is a plain jar", "goes on counting"));
        drop("a.jar", Zip.bundle("a", "1"));
        eventually(() -> assertThat(note("a.jar")).doesNotExist());
        assertThat(target.changes()).hasSize(1);
        Files.delete(plugins.resolve("a.jar"));
        eventually(() -> assertThat(target.retired()).containsExactly("a"));
    }

    @Test
    void aTextFileHasANoteUntilItIsAJar() throws IOException {
        folder.start();
        Files.writeString(plugins.resolve("a.jar"), "no jar");
        eventually(() -> assertThat(note("a.jar")).content().contains("'a.jar' is no jar", "sha256: unknown"));

        drop("a.jar", Zip.bundle("a", "1"));
        eventually(() -> assertThat(target.running()).containsKey("a"));
        eventually(() -> assertThat(note("a.jar")).doesNotExist());
    }

    @Test
    void aNoteGoesWithItsJar() throws IOException {
        folder.start();
        Files.writeString(plugins.resolve("a.jar"), "no jar");
        eventually(() -> assertThat(note("a.jar")).exists());
        Files.delete(plugins.resolve("a.jar"));
        eventually(() -> assertThat(note("a.jar")).doesNotExist());
    }

    @Test
    void aCopyThatStallsIsReportedAndUsedOnceItIsWhole() throws IOException {
        byte[] jar = Zip.bundle("a", "1").bytes();
        Path file = Zip.write(plugins.resolve("a.jar"), Arrays.copyOf(jar, jar.length / 2));
        folder.start();
        assertThat(target.changes()).isEmpty();
        eventually(() -> assertThat(note("a.jar")).content().contains("it is truncated, or still being copied"));

        try (OutputStream rest = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            rest.write(jar, jar.length / 2, jar.length - jar.length / 2);
        }
        eventually(() -> assertThat(target.running()).containsKey("a"));
        eventually(() -> assertThat(note("a.jar")).doesNotExist());
    }

    @Test
    void aJarThatCannotBeCopiedIsTriedAgainByItself() throws IOException {
        folder.start();
        Path staged = root.resolve("data/staged");
        Files.delete(staged);
        drop("a.jar", Zip.bundle("a", "1"));
        eventually(() -> assertThat(note("a.jar")).content().contains("'a.jar' could not be copied (no such file)"));

        Files.createDirectory(staged);
        eventually(() -> assertThat(target.running()).containsKey("a"));
        eventually(() -> assertThat(note("a.jar")).doesNotExist());
    }

    @Test
    void aTimeInTheFutureIsNoObstacle() throws IOException {
        Path jar = drop("a.jar", Zip.bundle("a", "1"));
        Files.setLastModifiedTime(jar, FileTime.fromMillis(System.currentTimeMillis() + 86_400_000));
        folder.start();

        assertThat(target.running()).containsKey("a");
    }

    @Test
    void aNameThatSteersATerminalIsShownPlain() throws IOException {
        drop("a\u001b[2J\n.jar", Zip.bundle("a", "1"));
        folder.start();

        assertThat(target.last().fileName()).isEqualTo("a?[2J?.jar");
    }

    @Test
    void stagedCopiesThatNoJarStandsForGoAtTheStart() throws IOException {
        Path old = Files.createDirectories(root.resolve("data/staged")).resolve("0".repeat(64) + ".jar");
        Files.writeString(old, "old");
        drop("a.jar", Zip.bundle("a", "1"));
        folder.start();

        assertThat(old).doesNotExist();
        assertThat(target.last().jar()).exists();
    }

    @Test
    void aRefusedJarLeavesNoStagedCopy() throws IOException {
        drop("a.jar", Zip.manifest("Manifest-Version: 1.0\n\n"));
        folder.start();

        eventually(() -> assertThat(note("a.jar")).exists());
        assertThat(root.resolve("data/staged")).isEmptyDirectory();
    }

    @Test
    void aJarOfAnotherPluginUnderTheSameNameReplacesTheFirstPlugin() throws IOException {
        drop("x.jar", Zip.bundle("a", "1"));
        folder.start();
        drop("x.jar", Zip.bundle("b", "1"));

        eventually(() -> assertThat(target.running()).containsOnlyKeys("b"));
        assertThat(target.changes()).hasSize(2);
    }

    @Test
    void foldersPipesAndDeadLinksAreNeverOpened() throws Exception {
        Files.createDirectory(plugins.resolve("dir.jar"));
        Files.createSymbolicLink(plugins.resolve("dead.jar"), root.resolve("nowhere"));
        assertThat(new ProcessBuilder("mkfifo", plugins.resolve("pipe.jar").toString())
                        .start()
                        .waitFor())
                .isZero();
        drop("a.jar", Zip.bundle("a", "1"));
        folder.start();

        assertThat(target.running()).containsOnlyKeys("a");
        eventually(() -> assertThat(note("dir.jar")).content().contains("'dir.jar' is a folder"));
        eventually(() -> assertThat(note("pipe.jar")).content().contains("'pipe.jar' is no regular file"));
        eventually(() -> assertThat(note("dead.jar")).content().contains("is a link that leads nowhere"));
        Files.delete(plugins.resolve("dir.jar"));
        eventually(() -> assertThat(note("dir.jar")).doesNotExist());
    }

    @Test
    void aLinkToAJarIsFollowedAndItsTargetWatched() throws IOException {
        Path first = Zip.bundle("a", "1").write(root.resolve("first"));
        Path link = Files.createSymbolicLink(plugins.resolve("a.jar"), root.resolve("current"));
        Files.createSymbolicLink(root.resolve("current"), first);
        folder.start();
        assertThat(target.running()).containsEntry("a", "1.0.0");

        Path second = Zip.bundle("a", "2").write(root.resolve("second"));
        Files.createSymbolicLink(root.resolve("next"), second);
        Files.move(root.resolve("next"), root.resolve("current"), StandardCopyOption.ATOMIC_MOVE);
        eventually(() -> assertThat(target.running()).containsEntry("a", "2.0.0"));
        assertThat(link).isSymbolicLink();
    }

    @Test
    void otherFilesAreNobodysBusiness() throws IOException {
        for (String name : new String[] {".a.jar", "a.jar.part", "a.jar.tmp", "a.zip", ".jar", "a.jar.failed"}) {
            drop(name, Zip.bundle("a", "1"));
        }
        drop("b.jar", Zip.bundle("b", "1"));
        folder.start();

        assertThat(target.running()).containsOnlyKeys("b");
        assertThat(plugins.toFile().list()).hasSize(7);
    }

    @Test
    void aFolderThatVanishesRetiresNothingAndIsWatchedAgainWhenItIsBack() throws IOException {
        drop("a.jar", Zip.bundle("a", "1"));
        drop("b.jar", Zip.bundle("b", "1"));
        folder.start();
        Path away = Files.move(plugins, root.resolve("away"));
        Files.createDirectory(root.resolve("between"));
        Files.move(away.resolve("a.jar"), root.resolve("between/a.jar"));
        drop(root.resolve("between"), "c.jar", Zip.bundle("c", "1"));
        Files.move(root.resolve("between"), plugins);

        eventually(() -> assertThat(target.running()).containsOnlyKeys("a", "c"));
        assertThat(target.retired()).containsExactly("b");
        drop("d.jar", Zip.bundle("d", "1"));
        eventually(() -> assertThat(target.running()).containsKey("d"));
    }

    @Test
    void theFolderIsCreatedWhenItIsMissing() throws IOException {
        Files.delete(plugins);
        folder.start();
        drop("a.jar", Zip.bundle("a", "1"));

        eventually(() -> assertThat(target.running()).containsKey("a"));
    }

    @Test
    void manyFilesAtOnceAllArrive() {
        IntStream.range(0, 1_000).forEach(i -> Zip.bundle("p" + i, "1").write(plugins.resolve("p" + i + ".jar")));
        folder.start();

        eventually(() -> assertThat(target.running()).hasSize(1_000));
    }

    @Test
    void aTargetThatThrowsDoesNotEndTheWatch() throws IOException {
        PluginTarget throwing = change -> {
            target.apply(change);
            throw new IllegalStateException("thrown by the test");
        };
        folder = new PluginFolder(
                FolderSettings.of(plugins, root.resolve("data")), throwing, Set.of(), Clock.systemUTC());
        folder.start();
        drop("a.jar", Zip.bundle("a", "1"));
        eventually(() -> assertThat(target.running()).containsKey("a"));
        drop("b.jar", Zip.bundle("b", "1"));
        eventually(() -> assertThat(target.running()).containsKey("b"));
    }

    @Test
    void aClosedFolderIsNotWatched() {
        folder.start();
        folder.close();

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("cofferdam-folder", "cofferdam-folder-notes");
    }

    /** Writes outside of the folder and moves in, as people are told to. */
    private Path drop(String name, Zip jar) throws IOException {
        return drop(plugins, name, jar);
    }

    private Path drop(Path into, String name, Zip jar) throws IOException {
        Path written = jar.write(root.resolve("incoming"));
        return Files.move(written, into.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private static Zip ofSize(int size, Zip jar) {
        return jar.comment(new byte[size - jar.bytes().length]);
    }

    private Path note(String jar) {
        return plugins.resolve(jar + ".failed");
    }

    private static void eventually(ThrowingRunnable condition) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(5))
                .untilAsserted(condition);
    }
}
