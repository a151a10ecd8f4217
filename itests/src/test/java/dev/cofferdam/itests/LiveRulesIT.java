package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.ContainerBuilder;
import dev.cofferdam.PluginEvent;
import dev.cofferdam.PluginInfo;
import dev.cofferdam.Setting;
import dev.cofferdam.api.fault.PluginFaultException;
import dev.cofferdam.api.fault.PluginUnavailableException;
import dev.cofferdam.itests.actors.Fickle;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultKind;
import dev.cofferdam.model.PluginState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings of a plugin that come while it runs hold from the next call and the next decision on. */
class LiveRulesIT {
    private static final String NAME = "fickle";

    @TempDir
    private Path temp;

    private ConfigFolder config;

    @BeforeEach
    void folder() {
        config = ConfigFolder.in(temp);
    }

    private TestBed bed(UnaryOperator<ContainerBuilder> more) {
        return TestBed.sharingNothing(
                temp, builder -> more.apply(builder.config(config.path()).set(Setting.TOLERANCE, "100")));
    }

    private PluginInfo deploy(TestBed bed, String version) {
        Path jar = Recipe.plugin(NAME, version, Fickle.class)
                .header(Fickle.FOLDER, temp.toString())
                .jar(temp.resolve(NAME + "-" + version + ".jar"));
        return bed.update(NAME, jar, version);
    }

    @SuppressWarnings("unchecked")
    private static UnaryOperator<String> service(TestBed bed) {
        return bed.container().service(UnaryOperator.class);
    }

    /** Writes the file, and waits until all of it holds. */
    private void configure(TestBed bed, Setting setting, String value) {
        configure(bed, setting, value, "");
    }

    private void configure(TestBed bed, Setting setting, String value, String more) {
        config.write(NAME, setting.pluginKey().orElseThrow() + " = " + value, more);
        Waiting.until(setting + " is " + value)
                .until(() -> value.equals(bed.container().settings(NAME).own().get(setting)));
        assertThat(bed.container().settings(NAME).problems()).isEmpty();
    }

    private void say(String file) throws IOException {
        Files.createFile(temp.resolve(file));
    }

    private void start(TestBed bed) {
        bed.container().start(NAME).toCompletableFuture().join();
    }

    @Test
    void theWayOfACallHoldsFromTheNextCallOn() throws Exception {
        try (TestBed bed = bed(UnaryOperator.identity())) {
            deploy(bed, "1.0.0");
            UnaryOperator<String> fickle = service(bed);
            assertThat(fickle.apply("thread")).isEqualTo(Thread.currentThread().getName());

            configure(bed, Setting.CALLS, "handoff");
            Waiting.until("calls are handed off")
                    .until(() -> fickle.apply("thread").contains(NAME));

            configure(bed, Setting.CALLS_IGNORED, "java.lang.IllegalStateException");
            Waiting.until("calls are direct again")
                    .until(() ->
                            fickle.apply("thread").equals(Thread.currentThread().getName()));
            assertThatThrownBy(() -> fickle.apply("throw")).isInstanceOf(PluginFaultException.class);
            assertThat(bed.plugin(NAME).faults()).isZero();

            configure(bed, Setting.CALLS_MAX, "1", "ignored = java.lang.IllegalStateException");
            Thread waiting = new Thread(() -> fickle.apply("wait"));
            waiting.start();
            Waiting.until("a call waits").until(() -> waiting.getState() == Thread.State.WAITING);
            assertThatThrownBy(() -> fickle.apply("hello")).isInstanceOf(PluginUnavailableException.class);
            configure(bed, Setting.CALLS_MAX, "2");
            Waiting.until("there is room for another call")
                    .ignoreExceptions()
                    .until(() -> fickle.apply("go").equals("gone"));
            waiting.join();
            Waiting.until("what is no longer ignored is counted").until(() -> {
                assertThatThrownBy(() -> fickle.apply("throw")).isInstanceOf(PluginFaultException.class);
                return bed.plugin(NAME).faults() > 0;
            });
        }
    }

    @Test
    void whatIsDecidedOfAFaultHoldsFromTheNextOneOn() throws Exception {
        try (TestBed bed = bed(UnaryOperator.identity())) {
            deploy(bed, "1.0.0");
            UnaryOperator<String> fickle = service(bed);
            assertThatThrownBy(() -> fickle.apply("throw")).isInstanceOf(PluginFaultException.class);
            Waiting.until("it is tolerated").until(() -> bed.plugin(NAME).faults() == 1);

            configure(bed, Setting.RESTART, "transient", "tolerance = 0");
            assertThatThrownBy(() -> fickle.apply("throw")).isInstanceOf(PluginFaultException.class);
            assertThat(bed.await(NAME, PluginState.STOPPED).reason()).contains("it is transient");
            start(bed);

            configure(bed, Setting.RESTART, "temporary");
            assertThatThrownBy(() -> fickle.apply("crash")).isInstanceOf(PluginFaultException.class);
            assertThat(bed.await(NAME, PluginState.STOPPED).reason()).contains("it is temporary");
            start(bed);

            configure(bed, Setting.BACKOFF_FIRST, "59m", "backoff.max = 1h\nbackoff.jitter = 0");
            assertThatThrownBy(() -> fickle.apply("crash")).isInstanceOf(PluginFaultException.class);
            bed.await(NAME, PluginState.BACKING_OFF);
            assertThat(bed.events())
                    .extracting(PluginEvent::text)
                    .anySatisfy(text -> assertThat(text).startsWith("is restarted in 3540 s: "));
            start(bed);
            bed.await(NAME, PluginState.ACTIVE);

            configure(bed, Setting.INTENSITY, "0");
            assertThatThrownBy(() -> fickle.apply("crash")).isInstanceOf(PluginFaultException.class);
            assertThat(bed.await(NAME, PluginState.QUARANTINED).reason()).contains("more than 0 restarts");
        }
    }

    @Test
    void inWhichTimeFaultsAddUpHoldsFromTheNextOneOn() throws Exception {
        try (TestBed bed = bed(UnaryOperator.identity())) {
            deploy(bed, "1.0.0");
            configure(bed, Setting.TOLERANCE_PERIOD, "10ms", "tolerance = 1\nbackoff.first = 1ms");
            for (int fault = 1; fault <= 4; fault++) {
                throwOnce(bed, fault);
            }
            assertThat(bed.plugin(NAME).generation()).isOne();

            configure(bed, Setting.TOLERANCE_PERIOD, "1h", "tolerance = 1\nbackoff.first = 1ms");
            throwOnce(bed, 5);
            assertThatThrownBy(() -> service(bed).apply("throw")).isInstanceOf(PluginFaultException.class);
            bed.awaitGeneration(NAME, 2);
        }
    }

    @Test
    void inWhichTimeRestartsAddUpHoldsFromTheNextOneOn() throws Exception {
        try (TestBed bed = bed(UnaryOperator.identity())) {
            deploy(bed, "1.0.0");
            configure(bed, Setting.PERIOD, "10ms", "intensity = 1\nbackoff.first = 20ms\nbackoff.max = 20ms");
            for (int generation = 2; generation <= 4; generation++) {
                crash(bed);
                bed.awaitGeneration(NAME, generation);
            }

            configure(bed, Setting.PERIOD, "1h", "intensity = 1\nbackoff.first = 20ms\nbackoff.max = 20ms");
            crash(bed);
            assertThat(bed.await(NAME, PluginState.QUARANTINED).reason()).contains("more than 1 restart");
        }
    }

    @Test
    void whenAPluginCountsAsHealthyHoldsFromTheNextFaultOn() throws Exception {
        String more = "intensity = 100\nbackoff.first = 100ms\nbackoff.jitter = 0";
        try (TestBed bed = bed(UnaryOperator.identity())) {
            deploy(bed, "1.0.0");
            configure(bed, Setting.RESET, "1h", more);
            crash(bed);
            bed.awaitGeneration(NAME, 2);
            crash(bed);
            bed.awaitGeneration(NAME, 3);
            assertThat(waits(bed)).containsExactly("100 ms", "200 ms");

            configure(bed, Setting.RESET, "10ms", more);
            crash(bed);
            bed.awaitGeneration(NAME, 4);
            assertThat(waits(bed)).containsExactly("100 ms", "200 ms", "100 ms");
        }
    }

    @Test
    void byHowMuchAWaitIsLengthenedOrShortenedHoldsFromTheNextOneOn() throws Exception {
        String more = "backoff.first = 59m\nbackoff.max = 1h";
        try (TestBed bed = bed(UnaryOperator.identity())) {
            deploy(bed, "1.0.0");
            configure(bed, Setting.BACKOFF_JITTER, "100", more);
            crash(bed);
            bed.await(NAME, PluginState.BACKING_OFF);
            start(bed);
            configure(bed, Setting.BACKOFF_JITTER, "0", more);
            crash(bed);
            bed.await(NAME, PluginState.BACKING_OFF);

            Waiting.until("both waits are told").until(() -> waits(bed).size() == 2);
            assertThat(waits(bed).get(0)).isNotEqualTo("3540 s");
            assertThat(waits(bed).get(1)).isEqualTo("3540 s");
        }
    }

    /** How long each restart waits, as it is told. */
    private static List<String> waits(TestBed bed) {
        return bed.events().stream()
                .map(PluginEvent::text)
                .filter(text -> text.startsWith("is restarted in "))
                .map(text -> text.substring("is restarted in ".length(), text.indexOf(':')))
                .toList();
    }

    private static void crash(TestBed bed) {
        assertThatThrownBy(() -> service(bed).apply("crash")).isInstanceOf(PluginFaultException.class);
    }

    /** Throws, and waits until that is longer ago than the shortest period. */
    private static void throwOnce(TestBed bed, int fault) {
        assertThatThrownBy(() -> service(bed).apply("throw")).isInstanceOf(PluginFaultException.class);
        Instant after = Instant.now();
        Waiting.until("it is counted, and a while ago")
                .until(() -> bed.plugin(NAME).faults() == fault && Instant.now().isAfter(after.plusMillis(50)));
    }

    @Test
    void theDeadlinesOfStartAndStopHoldFromTheNextOneOn() throws Exception {
        try (TestBed bed =
                bed(builder -> builder.set(Setting.STOP_DEADLINE, "1h").set(Setting.START_DEADLINE, "1h"))) {
            deploy(bed, "1.0.0");
            say(Fickle.STOP_HANGS);
            configure(bed, Setting.STOP_DEADLINE, "111ms");
            bed.container().stop(NAME).toCompletableFuture().join();
            assertThat(bed.container().faults(NAME)).extracting(Fault::kind).containsExactly(FaultKind.STOP_TIMED_OUT);
            assertThat(bed.awaitFault(NAME).what()).contains("111 ms");
            Files.delete(temp.resolve(Fickle.STOP_HANGS));

            say(Fickle.START_HANGS);
            configure(bed, Setting.START_DEADLINE, "112ms", "stop.deadline = 1s");
            start(bed);
            assertThat(bed.await(NAME, PluginState.FAILED).reason()).contains("112 ms");
            Files.delete(temp.resolve(Fickle.START_HANGS));
        }
    }

    @Test
    void howAnUpdateGoesHoldsFromTheNextOneOn() throws Exception {
        try (TestBed bed = bed(UnaryOperator.identity())) {
            deploy(bed, "1.0.0");
            assertThat(deploy(bed, "1.1.0").probation()).isPresent();

            configure(bed, Setting.PROBATION, "0ms");
            assertThat(deploy(bed, "1.2.0").probation()).isEmpty();
        }
    }

    @Test
    void aRestartThatFailsIsFollowedByTheNextUntilOneSucceeds() throws Exception {
        try (TestBed bed = bed(builder -> builder.set(Setting.BACKOFF_FIRST, "10ms")
                .set(Setting.INTENSITY, "1000")
                .set(Setting.BACKOFF_MAX, "20ms"))) {
            deploy(bed, "1.0.0");
            UnaryOperator<String> fickle = service(bed);
            say(Fickle.START_THROWS);
            assertThatThrownBy(() -> fickle.apply("crash")).isInstanceOf(PluginFaultException.class);
            Waiting.until("several restarts have failed")
                    .until(() -> bed.plugin(NAME).restarts() > 3);
            assertThatThrownBy(() -> fickle.apply("hello")).isInstanceOf(PluginUnavailableException.class);

            Files.delete(temp.resolve(Fickle.START_THROWS));

            bed.await(NAME, PluginState.ACTIVE);
            Waiting.until("the same object serves")
                    .ignoreExceptions()
                    .until(() -> fickle.apply("hello").equals("hello"));
            assertThat(bed.container().faults(NAME)).extracting(Fault::kind).contains(FaultKind.START_FAILED);
        }
    }

    @Test
    void whoseRestartsAreUsedUpReturnsToItsLastGoodRevision() throws Exception {
        try (TestBed bed = bed(builder -> builder.set(Setting.PROBATION, "0ms"))) {
            deploy(bed, "1.0.0");
            deploy(bed, "1.1.0");
            configure(bed, Setting.EXHAUSTED, "last-good", "intensity = 0");
            UnaryOperator<String> fickle = service(bed);

            assertThatThrownBy(() -> fickle.apply("crash")).isInstanceOf(PluginFaultException.class);

            bed.awaitVersion(NAME, "1.0.0");
            assertThat(fickle.apply("hello")).isEqualTo("hello");
            assertThat(bed.awaitNote(NAME + ".jar")).contains("is given up", "1.0.0");
        }
    }
}
