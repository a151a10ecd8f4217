package dev.cofferdam.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.gate.space.Limits;
import dev.cofferdam.model.BundleNode;
import dev.cofferdam.model.Finding;
import dev.cofferdam.model.FindingKind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateRoomTest {
    @TempDir
    Path folder;

    private final Deque<Runnable> later = new ArrayDeque<>();

    private record Plugin(Path jar) implements BundleNode {
        @Override
        public String symbolicName() {
            return "plugin";
        }

        @Override
        public String version() {
            return "1.0.0";
        }

        @Override
        public boolean host() {
            return false;
        }

        @Override
        public List<Path> jars() {
            return List.of(jar);
        }

        @Override
        public List<BundleNode> searchOrder(String packageName) {
            return List.of(this);
        }
    }

    private static Path jar(Path file) throws IOException {
        try (OutputStream bytes = Files.newOutputStream(file);
                JarOutputStream zip = new JarOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("readme.txt"));
        }
        return file;
    }

    @Test
    void whatWasReadIsDroppedOnceNobodyHasAskedForAWhileAndWhatWasSaidIsSaved() throws IOException {
        Path file = Files.writeString(folder.resolve("plugin.jar"), "no jar");
        Path data = Files.createDirectory(folder.resolve("data"));
        try (GateRoom room = open(data, () -> {})) {
            assertThat(kinds(room, file)).containsExactly(FindingKind.UNUSABLE_JAR);
            jar(file);
            assertThat(kinds(room, file)).as("what was read is kept").containsExactly(FindingKind.UNUSABLE_JAR);
            assertThat(data.resolve("verdicts").resolve("verdicts")).doesNotExist();

            while (!later.isEmpty()) {
                later.remove().run();
            }

            assertThat(data.resolve("verdicts").resolve("verdicts")).isRegularFile();
            assertThat(kinds(room, jar(folder.resolve("other.jar")))).isEmpty();
            Files.setLastModifiedTime(file, FileTime.fromMillis(1));
            assertThat(kinds(room, file)).as("it is read anew").isEmpty();
        }
    }

    @Test
    void theTimeOfQuietEndsWithTheRoom() throws IOException {
        AtomicBoolean stopped = new AtomicBoolean();
        open(folder, () -> stopped.set(true)).close();
        assertThat(stopped).isTrue();
    }

    private GateRoom open(Path data, Runnable stop) throws IOException {
        return GateRoom.open(data, GateRoomTest.class.getClassLoader(), Limits.DEFAULT, later::add, stop);
    }

    private static List<FindingKind> kinds(GateRoom room, Path jar) {
        return room.gate().judge(new Plugin(jar)).findings().stream()
                .map(Finding::kind)
                .toList();
    }
}
