package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.PluginInfo;
import dev.cofferdam.Setting;
import dev.cofferdam.api.fault.PluginFaultException;
import dev.cofferdam.itests.actors.Pesters;
import dev.cofferdam.model.PluginState;
import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is quarantined stays so when the container is started anew, however it ended. */
class QuarantineIT {
    private static final String PANIC = "min-panic";

    @TempDir
    private Path temp;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(QuarantineIT::killed);
    }

    @Test
    void aContainerThatIsStartedAnewKnowsWhoWasQuarantinedWhyAndSinceWhen() {
        PluginInfo before;
        try (TestBed bed = strict()) {
            before = quarantined(bed);
        }
        try (TestBed bed = strict()) {
            PluginInfo after = bed.await(PANIC, PluginState.QUARANTINED);
            assertThat(after.generation()).as("none of its code has run").isLessThanOrEqualTo(1);
            assertThat(bed.container().services(Min.class)).isEmpty();
            assertThat(after.reason())
                    .isEqualTo(before.reason())
                    .contains("panics by design", "plugin:release min-panic");
            assertThat(after.since())
                    .isBetween(before.since().minusSeconds(60), before.since().plusSeconds(60));
            assertThat(bed.awaitNote("min-panic.jar")).contains("quarantined");

            bed.container().stop(PANIC).toCompletableFuture().join();
            bed.container().start(PANIC).toCompletableFuture().join();
            assertThat(bed.plugin(PANIC).state()).isEqualTo(PluginState.QUARANTINED);
            bed.container().release(PANIC).toCompletableFuture().join();
            bed.await(PANIC, PluginState.ACTIVE);
        }
        try (TestBed bed = strict()) {
            bed.await(PANIC, PluginState.ACTIVE);
        }
    }

    @Test
    void aNewRevisionThatComesMeanwhileIsNotQuarantinedNorIsTheOldOneAnyMore() throws IOException {
        Path next =
                Recipe.of(Built.sample(PANIC)).header("Bundle-Version", "0.2.0").jar(temp.resolve("next.jar"));
        try (TestBed bed = strict()) {
            quarantined(bed);
        }
        Files.copy(next, temp.resolve("plugins/min-panic.jar"), StandardCopyOption.REPLACE_EXISTING);
        try (TestBed bed = strict()) {
            bed.await(PANIC, PluginState.ACTIVE);
        }
        Files.copy(Built.sample(PANIC), temp.resolve("plugins/min-panic.jar"), StandardCopyOption.REPLACE_EXISTING);
        try (TestBed bed = strict()) {
            assertThat(bed.await(PANIC, PluginState.ACTIVE).revision().version())
                    .isEqualTo("0.1.0");
        }
    }

    @Test
    void aPluginThatAPersonQuarantinedIsSoInTheNextRun() {
        try (TestBed bed = strict()) {
            bed.run("min");
            bed.container()
                    .quarantine("min", "a reason with ../ and \n in it")
                    .toCompletableFuture()
                    .join();
        }
        try (TestBed bed = strict()) {
            assertThat(bed.await("min", PluginState.QUARANTINED).reason()).contains("a reason with ../");
        }
    }

    @Test
    void aContainerThatIsKilledKnowsItToo() throws Exception {
        Process tar = new ProcessBuilder("tar", "xzf", Built.archive().toString(), "-C", temp.toString())
                .inheritIO()
                .start();
        assertThat(tar.waitFor()).isZero();
        Path home = temp.resolve(Built.distribution().getFileName());
        Files.writeString(home.resolve("config/dev.cofferdam.plugin~min-panic.cfg"), "tolerance = 0\nintensity = 0\n");
        for (String sample : List.of("min-api", PANIC)) {
            Files.copy(Built.sample(sample), home.resolve("plugins").resolve(sample + ".jar"));
        }
        Recipe.plugin("pesters", "1.0.0", Pesters.class, Recipe.CALLS_MIN).jar(home.resolve("plugins/pesters.jar"));

        Path first = temp.resolve("first.txt");
        Process run = start(home, first);
        awaitSaid(first, "min-panic 0.1.0 is quarantined: more than 0 restarts");
        killed(run);
        Path second = temp.resolve("second.txt");
        start(home, second);
        awaitSaid(second, "running until SIGTERM");
        awaitSaid(second, "min-panic 0.1.0 is quarantined: more than 0 restarts");
        assertThat(Files.readString(second))
                .contains("pesters 1.0.0 runs as generation 1")
                .doesNotContain("min-panic 0.1.0 runs");
    }

    private TestBed strict() {
        return TestBed.sharingMin(
                temp, builder -> builder.set(PANIC, Setting.TOLERANCE, "0").set(PANIC, Setting.INTENSITY, "0"));
    }

    private static PluginInfo quarantined(TestBed bed) {
        bed.run(PANIC);
        Min panics = bed.min();
        assertThatThrownBy(() -> panics.min(new State(), 7, 3)).isInstanceOf(PluginFaultException.class);
        bed.await(PANIC, PluginState.QUARANTINED);
        bed.awaitNote("min-panic.jar");
        return bed.plugin(PANIC);
    }

    private Process start(Path home, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        home.resolve("bin/cofferdam").toString(), "run", "--headless")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS", "-Xmx256m -Djava.io.tmpdir=" + temp);
        builder.environment().remove("COFFERDAM_LOG");
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private static void awaitSaid(Path output, String words) {
        Waiting.until("it says '" + words + "'", Waiting.LONG_LIMIT)
                .until(() -> Files.exists(output) && Files.readString(output).contains(words));
    }

    /** As kill -9 does. */
    private static void killed(Process process) {
        process.destroyForcibly();
        Waiting.until("the process is gone").until(() -> !process.isAlive());
    }
}
