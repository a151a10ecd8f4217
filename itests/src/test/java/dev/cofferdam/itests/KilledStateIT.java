package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.itests.actors.Ticking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A container that is killed loses no more of a plugin's state than what came after it was asked last. */
class KilledStateIT {
    private static final int KILLS = 3;

    @TempDir
    private Path temp;

    private final List<Process> started = new ArrayList<>();
    private Path home;
    private Path written;

    @BeforeEach
    void unpack() throws IOException, InterruptedException {
        Process tar = new ProcessBuilder("tar", "xzf", Built.archive().toString(), "-C", temp.toString())
                .inheritIO()
                .start();
        assertThat(tar.waitFor()).isZero();
        home = temp.resolve(Built.distribution().getFileName());
        written = Files.createDirectories(temp.resolve("written"));
        Files.createDirectories(temp.resolve("tmp"));
        Recipe.plugin("ticking", "1.0.0", Ticking.class, "dev.cofferdam.api.plugin;version=\"[1.1,2)\"")
                .header(Ticking.FOLDER, written.toString())
                .jar(home.resolve("plugins").resolve("ticking.jar"));
    }

    @AfterEach
    void kill() {
        started.forEach(Process::destroyForcibly);
        started.forEach(process -> Waiting.until("the process is gone").until(() -> !process.isAlive()));
    }

    @Test
    void noMoreThanTheLastIntervalIsLost() throws IOException {
        start();
        for (int kill = 0; kill < KILLS; kill++) {
            int before = number(Ticking.TOLD);
            Waiting.until("it was asked some more times").until(() -> number(Ticking.TOLD) > before + 3);
            kill();
            int told = number(Ticking.TOLD);
            Files.deleteIfExists(written.resolve(Ticking.GIVEN));

            start();
            Waiting.until("it is given its state").until(() -> Files.exists(written.resolve(Ticking.GIVEN)));

            assertThat(number(Ticking.GIVEN)).isBetween(told - 1, told);
        }
    }

    private int number(String file) throws IOException {
        Path path = written.resolve(file);
        return Files.exists(path) ? Integer.parseInt(Files.readString(path)) : 0;
    }

    private void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        home.resolve("bin/cofferdam").toString(), "run")
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        temp.resolve("output.txt").toFile()));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS", "-Xmx256m -Djava.io.tmpdir=" + temp.resolve("tmp"));
        started.add(builder.start());
    }
}
