package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The distribution as it is unpacked and started, on the JDK that these tests run on. */
class ProcessIT {
    private static final long LIMIT_SECONDS = 120;

    @TempDir
    private Path temp;

    private final List<Process> started = new ArrayList<>();
    private Path home;
    private Path output;

    @BeforeEach
    void unpack() throws Exception {
        Process tar = new ProcessBuilder("tar", "xzf", Built.archive().toString(), "-C", temp.toString())
                .inheritIO()
                .start();
        assertThat(tar.waitFor()).isZero();
        home = temp.resolve(Built.distribution().getFileName());
        output = temp.resolve("output.txt");
        Files.createDirectories(temp.resolve("tmp"));
    }

    @AfterEach
    void kill() {
        started.forEach(Process::destroyForcibly);
        started.forEach(process -> Waiting.until("the process is gone").until(() -> !process.isAlive()));
    }

    @Test
    void theDemoTellsItsStoryAndLeavesNothingBehind() throws Exception {
        Process demo = start(javaHome(), "demo");

        assertThat(ended(demo)).as(said()).isZero();
        assertThat(said())
                .contains("min-panic", "it is restarted, and goes into quarantine", "All went as it should.")
                .doesNotContain("NO:", "WARNING");
        assertThat(temp.resolve("tmp")).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void withoutATerminalItRunsUntilItIsToldToEnd(String signal) throws Exception {
        Process run = start(javaHome(), "run");
        awaitSaid("running until SIGTERM or SIGINT");
        assertThat(said().lines().limit(5))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains("watches", home.resolve("plugins").toString()),
                        line -> assertThat(line).isEqualTo("No plugins yet."),
                        line -> assertThat(line).contains("Drop a jar"),
                        line -> assertThat(line).contains(".jar.failed"),
                        line -> assertThat(line).contains("No terminal"));
        Files.copy(home.resolve("samples/min-api.jar"), home.resolve("plugins/min-api.jar"));
        Files.copy(
                home.resolve("samples/min.jar"), home.resolve("plugins/min.jar"), StandardCopyOption.REPLACE_EXISTING);
        awaitSaid("min 0.1.0 runs as generation");

        assertThat(new ProcessBuilder("kill", "-" + signal, String.valueOf(run.pid()))
                        .start()
                        .waitFor())
                .isZero();

        assertThat(run.waitFor(30, TimeUnit.SECONDS))
                .as("it has ended: " + said())
                .isTrue();
        assertThat(run.exitValue()).isEqualTo(signal.equals("TERM") ? 143 : 130);
        assertThat(said()).doesNotContain("Exception");
        assertThat(temp.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void withoutACommandItTellsWhatThereIs() throws Exception {
        assertThat(ended(start(javaHome()))).isEqualTo(2);
        assertThat(said()).contains("'run'", "'demo'", "'check'", "cofferdam --help");
    }

    @Test
    void aJavaHomeThatLeadsNowhereIsToldOf() throws Exception {
        assertThat(ended(start(temp.resolve("nowhere"), "run"))).isEqualTo(1);
        assertThat(said()).contains("JAVA_HOME is '" + temp.resolve("nowhere") + "'", "bin/java", "Java 17");
    }

    @Test
    void aCheckoutWithoutAJdkSaysSoBeforeItBuilds() throws Exception {
        Path script = Files.copy(Built.startScript(), temp.resolve("cofferdam"));

        assertThat(ended(start(script, temp.resolve("nowhere"), "run"))).isEqualTo(1);
        assertThat(said())
                .contains("JAVA_HOME is '" + temp.resolve("nowhere") + "'", "bin/javac", "JDK 17")
                .doesNotContain("building");
    }

    @Test
    void anUnknownKeyInTheSettingsIsToldOf() throws Exception {
        Files.writeString(home.resolve("config/cofferdam.properties"), "folder.quite=50ms\n");

        assertThat(ended(start(javaHome(), "run"))).isEqualTo(1);
        assertThat(said()).contains("'folder.quite' is unknown; did you mean 'folder.quiet'?");
    }

    private Process start(Path javaHome, String... arguments) throws IOException {
        return start(home.resolve("bin/cofferdam"), javaHome, arguments);
    }

    private Process start(Path script, Path javaHome, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", javaHome.toString());
        builder.environment().put("JAVA_OPTS", "-Xmx256m -Djava.io.tmpdir=" + temp.resolve("tmp"));
        builder.environment().remove("COFFERDAM_LOG");
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private static int ended(Process process) throws InterruptedException {
        assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
                .as("it has ended")
                .isTrue();
        return process.exitValue();
    }

    private String said() throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    private void awaitSaid(String words) {
        Waiting.until("it says '" + words + "'").until(() -> said().contains(words));
    }

    private static Path javaHome() {
        return Path.of(System.getProperty("java.home"));
    }
}
