package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.PluginInfo;
import dev.cofferdam.Setting;
import dev.cofferdam.api.fault.PluginFaultException;
import dev.cofferdam.api.fault.PluginUnavailableException;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultKind;
import dev.cofferdam.model.PluginState;
import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be used gets a clear message, disturbs nothing else, and the folder goes on being served. */
class BadInputIT {
    private static final String CLASS = "dev/cofferdam/samples/min/works/SmallerOfTwo.class";
    private static final int MAJOR_LOW_BYTE = 7;

    @TempDir
    private Path temp;

    /** Makes a file that cannot be used. */
    private interface Maker {
        void make(Path file) throws IOException;
    }

    private record BadFile(String what, Maker maker, List<String> words) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static Stream<BadFile> badFiles() {
        int next = Runtime.version().feature() + 1;
        return Stream.of(
                new BadFile(
                        "a text file",
                        file -> Files.writeString(file, "This is not a jar.\n"),
                        List.of("'bad.jar'", "is no jar", "next:")),
                new BadFile("a truncated jar", BadInputIT::truncated, List.of("'bad.jar'", "truncated", "next:")),
                new BadFile(
                        "a jar without a manifest",
                        file -> Recipe.of(Built.sample("min")).jarWithoutManifest(file),
                        List.of("'bad.jar'", "META-INF/MANIFEST.MF", "next:")),
                new BadFile(
                        "a jar without a symbolic name",
                        file -> Recipe.of(Built.sample("min"))
                                .without("Bundle-SymbolicName")
                                .jar(file),
                        List.of("'bad.jar'", "Bundle-SymbolicName", "next:")),
                new BadFile(
                        "a malformed version range",
                        file -> Recipe.bundle("bad", "1.0.0")
                                .header("Import-Package", "dev.cofferdam.samples.min;version=\"[1.0,,2)\"")
                                .jar(file),
                        List.of("[1.0,,2)", "Import-Package", "next:")),
                new BadFile(
                        "a class newer than the JVM",
                        file -> newer(next).jar(file),
                        List.of(
                                "dev.cofferdam.samples.min.works.SmallerOfTwo",
                                "needs Java " + next,
                                "this is Java " + (next - 1),
                                "next:")));
    }

    private static void truncated(Path file) throws IOException {
        byte[] whole = Files.readAllBytes(Built.sample("min"));
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    }

    private static Recipe newer(int feature) {
        Recipe min = Recipe.of(Built.sample("min"));
        byte[] bytes = min.entries().get(CLASS).clone();
        bytes[MAJOR_LOW_BYTE] = (byte) (feature + 44);
        return min.header("Bundle-SymbolicName", "bad").entry(CLASS, bytes);
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void aBadFileIsExplainedAndDisturbsNothing(BadFile bad) throws IOException {
        try (TestBed bed = TestBed.sharingMin(temp)) {
            bed.run("min-caller");
            Path file = temp.resolve("made.jar");
            bad.maker().make(file);

            bed.drop(file, "bad.jar");

            assertThat(bed.awaitNote("bad.jar")).contains(bad.words());
            stillServed(bed);
            assertThat(bed.container().plugins())
                    .extracting(PluginInfo::name)
                    .contains("min", "min-caller")
                    .hasSizeLessThanOrEqualTo(3);

            bed.remove("bad.jar");
            bed.awaitNoNote("bad.jar");
        }
    }

    @Test
    void anErrorFromStartIsExplainedAndDisturbsNothing() {
        try (TestBed bed = TestBed.sharingMin(temp)) {
            bed.run("min-caller");

            bed.drop("start-throws-error");

            PluginInfo failed = bed.await("start-throws-error", PluginState.FAILED);
            assertThat(failed.reason())
                    .contains("java.lang.AssertionError", "refuses to start, by design", "Activator.java");
            assertThat(bed.awaitNote("start-throws-error.jar")).contains("refuses to start, by design");
            stillServed(bed);
        }
    }

    @Test
    void aStartThatNeverReturnsIsGivenUpAtItsDeadline() {
        try (TestBed bed = TestBed.sharingMin(
                temp, builder -> builder.set(Setting.START_DEADLINE, "1s").set(Setting.STOP_DEADLINE, "1s"))) {
            bed.run("min-caller");

            bed.drop("start-hangs");

            PluginInfo failed = bed.await("start-hangs", PluginState.FAILED);
            assertThat(failed.reason()).contains("start timed out", "within 1 s", "killed");
            assertThat(bed.awaitNote("start-hangs.jar")).contains("within 1 s");
            stillServed(bed);
        }
    }

    @Test
    void aCallThatBlocksIsInterruptedAtItsDeadline() {
        try (TestBed bed = TestBed.sharingMin(temp, builder -> builder.set(Setting.CALL_DEADLINE, "500ms"))) {
            bed.run("min-caller");
            bed.run("call-blocks");
            Min min = bed.min();
            State state = min.newState();

            assertThatThrownBy(() -> min.min(state, 7, 3))
                    .isInstanceOf(PluginFaultException.class)
                    .hasMessageContaining("'call-blocks'")
                    .hasMessageContaining("500 ms");

            assertThat(Thread.interrupted()).as("the interrupt stays inside").isFalse();
            Waiting.until("the fault is counted")
                    .untilAsserted(() -> assertThat(bed.container().faults("call-blocks"))
                            .extracting(Fault::kind)
                            .contains(FaultKind.CALL_TIMED_OUT));
            stillServed(bed);
        }
    }

    @Test
    void aCallThatIgnoresInterruptsIsAbandonedAndItsPluginRestarted() {
        try (TestBed bed = TestBed.sharingMin(
                temp, builder -> builder.set(Setting.CALL_DEADLINE, "500ms").set(Setting.STOP_DEADLINE, "1s"))) {
            bed.run("min-caller");
            bed.run("call-hangs");
            Min min = bed.min();
            State state = min.newState();
            Thread caller = new Thread(() -> min.min(state, 7, 3), "abandoned-caller");
            caller.setDaemon(true);
            caller.start();

            Waiting.until("the fault is counted")
                    .untilAsserted(() -> assertThat(bed.container().faults("call-hangs"))
                            .anySatisfy(fault -> {
                                assertThat(fault.kind()).isEqualTo(FaultKind.CALL_TIMED_OUT);
                                assertThat(fault.line())
                                        .contains("within 500 ms", "abandoned-caller", "SleepingMin.java");
                            }));
            Waiting.until("the plugin is restarted")
                    .until(() -> bed.plugin("call-hangs").restarts() == 1);
            bed.await("call-hangs", PluginState.ACTIVE);
            Waiting.until("the proxy works again")
                    .ignoreException(PluginUnavailableException.class)
                    .until(() -> min.newState() != null);
            stillServed(bed);
        }
    }

    /** The folder takes the next jar, and the neighbour is what it was. */
    private static void stillServed(TestBed bed) {
        List<Min> others = bed.container().services(Min.class);
        bed.run("min");
        Min min = bed.minBesides(others.toArray(Min[]::new));
        assertThat(min.min(new State(), 7, 3)).isEqualTo(3);
        assertThat(bed.plugin("min-caller"))
                .returns(PluginState.ACTIVE, PluginInfo::state)
                .returns(1, PluginInfo::generation)
                .returns(0L, PluginInfo::faults);
    }
}
