package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.ContainerBuilder;
import dev.cofferdam.PluginEvent;
import dev.cofferdam.PluginInfo;
import dev.cofferdam.Setting;
import dev.cofferdam.api.fault.PluginFaultException;
import dev.cofferdam.itests.actors.Counting;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.PluginState;
import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a generation knows, the next one knows: no count is lost on the way, and what cannot be handed over is said. */
class StateIT {
    private static final int CALLERS = 4;
    private static final int UPDATES = 10;
    private static final UnaryOperator<ContainerBuilder> NO_PROBATION =
            builder -> builder.set(Setting.PROBATION, "0ms");

    @TempDir
    private Path temp;

    private final State state = new State();

    @ParameterizedTest
    @ValueSource(strings = {"blue-green", "stop-first"})
    void afterManyUpdatesItHasCountedEveryCallThatWasAnswered(String order) {
        try (TestBed bed = TestBed.sharingMin(
                temp, builder -> builder.set(Setting.UPDATE, order).set(Setting.PROBATION, "0ms"))) {
            drop(bed, "1.0.0");
            Min min = bed.min();
            AtomicInteger answered = new AtomicInteger();
            List<SteadyCaller> callers = Stream.generate(() -> new SteadyCaller(() -> {
                        min.min(state, Counting.ONE_MORE, 0);
                        answered.incrementAndGet();
                    }))
                    .limit(CALLERS)
                    .toList();
            try {
                for (int i = 1; i <= UPDATES; i++) {
                    drop(bed, "1." + i + ".0");
                    callers.forEach(caller -> caller.awaitCalls(100));
                    bed.container().restart("acme").toCompletableFuture().join();
                    callers.forEach(caller -> caller.awaitCalls(100));
                }
            } finally {
                callers.forEach(SteadyCaller::close);
            }

            assertThat(callers).flatMap(SteadyCaller::failures).isEmpty();
            assertThat(count(min)).isEqualTo(answered.get());
            assertThat(bed.plugin("acme"))
                    .returns(2 * UPDATES + 1, PluginInfo::generation)
                    .returns(0L, PluginInfo::faults);
        }
    }

    @Test
    void itSurvivesThatAPersonStopsAndStartsIt() {
        try (TestBed bed = TestBed.sharingMin(temp)) {
            drop(bed, "1.0.0");
            Min min = bed.min();
            count(min, 3);

            bed.container().stop("acme").toCompletableFuture().join();
            bed.container().start("acme").toCompletableFuture().join();

            assertThat(count(min)).isEqualTo(3);
        }
    }

    @Test
    void itSurvivesTheContainer() {
        try (TestBed bed = TestBed.sharingMin(temp)) {
            drop(bed, "1.0.0");
            count(bed.min(), 3);
        }
        try (TestBed bed = TestBed.sharingMin(temp)) {
            bed.await("acme", PluginState.ACTIVE);

            assertThat(count(bed.min())).isEqualTo(3);
        }
    }

    @Test
    void afterAFaultNobodyIsAskedAndWhatWasKeptLastIsGiven() {
        try (TestBed bed = TestBed.sharingMin(temp, NO_PROBATION)) {
            drop(bed, "1.0.0");
            Min min = bed.min();
            count(min, 3);
            bed.container().restart("acme").toCompletableFuture().join();
            count(min, 4);

            crash(min);
            awaitGeneration(bed, 3);

            assertThat(count(min)).isEqualTo(3);
        }
    }

    @Test
    void whoIsAskedAtIntervalsLosesNoMoreThanTheLastOneInACrash() {
        try (TestBed bed = TestBed.sharingMin(temp, NO_PROBATION)) {
            drop(bed, jar("1.0.0", recipe -> recipe.header(Counting.INTERVAL, "100")), "1.0.0");
            Min min = bed.min();
            count(min, 3);
            Path kept = temp.resolve("data").resolve("state");
            Waiting.until("the count is kept").until(() -> contains(kept, 3));

            crash(min);
            awaitGeneration(bed, 2);

            assertThat(count(min)).isEqualTo(3);
        }
    }

    @Test
    void aNewerRevisionIsGivenTheStateOfAnOlderOne() {
        try (TestBed bed = TestBed.sharingMin(temp)) {
            drop(bed, "1.0.0");
            Min min = bed.min();
            count(min, 3);

            drop(bed, jar("2.0.0", recipe -> recipe.header(Counting.VERSION, "2")), "2.0.0");

            assertThat(count(min)).isEqualTo(30);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"declines", "restore-throws"})
    void whatIsNotTakenIsSetAsideAndSaid(String behaviour) {
        try (TestBed bed = TestBed.sharingMin(temp)) {
            drop(bed, "1.0.0");
            Min min = bed.min();
            count(min, 3);

            drop(bed, jar("1.1.0", recipe -> recipe.header(Counting.BEHAVIOUR, behaviour)), "1.1.0");

            assertThat(count(min)).isZero();
            awaitSaid(bed, "starts without its state, which of generation 1", "was set aside as '");
            assertThat(bed.plugin("acme").reason()).contains("starts without its state");
            assertThat(setAside()).hasSize(1);
        }
    }

    @Test
    void oneThatThrowsWhenItIsGivenTheStateHasAFault() {
        try (TestBed bed = TestBed.sharingMin(temp)) {
            drop(bed, "1.0.0");
            drop(bed, jar("1.1.0", recipe -> recipe.header(Counting.BEHAVIOUR, "restore-throws")), "1.1.0");

            assertThat(bed.awaitFault("acme"))
                    .returns(2, Fault::generation)
                    .returns("restore", Fault::where)
                    .satisfies(fault -> assertThat(fault.what()).contains("it wants nobody's state, by design"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"capture-throws", "capture-hangs", "too-large"})
    void whoDoesNotTellItsStateIsReplacedAllTheSame(String behaviour) {
        try (TestBed bed = TestBed.sharingMin(
                temp,
                builder -> NO_PROBATION
                        .apply(builder)
                        .set(Setting.STATE_MAX, "4KiB")
                        .set(Setting.STOP_DEADLINE, "1s"))) {
            drop(bed, jar("1.0.0", recipe -> recipe.header(Counting.BEHAVIOUR, behaviour)), "1.0.0");
            Min min = bed.min();
            try (SteadyCaller caller = new SteadyCaller(() -> min.min(state, Counting.ONE_MORE, 0))) {
                caller.awaitCalls(100);
                drop(bed, "1.1.0");
                caller.awaitCalls(100);

                assertThat(caller.failures()).isEmpty();
            }
            assertThat(bed.awaitFault("acme")).returns(1, Fault::generation).returns("capture", Fault::where);
            assertThat(bed.plugin("acme"))
                    .returns(2, PluginInfo::generation)
                    .returns(1L, PluginInfo::faults)
                    .returns(0, PluginInfo::restarts);
        }
    }

    @Test
    void aDamagedFileIsSetAsideAndSaid() throws IOException {
        try (TestBed bed = TestBed.sharingMin(temp)) {
            drop(bed, "1.0.0");
            count(bed.min(), 3);
        }
        try (Stream<Path> kept = Files.list(temp.resolve("data").resolve("state"))) {
            for (Path file : kept.toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
        try (TestBed bed = TestBed.sharingMin(temp)) {
            bed.await("acme", PluginState.ACTIVE);

            assertThat(count(bed.min())).isZero();
            awaitSaid(
                    bed, "starts without its state, which cannot be read: its checksum is wrong", "was set aside as '");
            assertThat(setAside()).hasSize(1);
        }
    }

    @Test
    void whoReturnsFromAProbationServesWithItsOwnState() {
        try (TestBed bed = TestBed.sharingMin(temp)) {
            drop(bed, "1.0.0");
            Min min = bed.min();
            count(min, 3);
            drop(bed, jar("2.0.0", recipe -> recipe.header(Counting.VERSION, "2")), "2.0.0");
            count(min, 1);

            crash(min);

            awaitRevision(bed, "1.0.0");
            assertThat(count(min)).isEqualTo(3);
        }
    }

    @Test
    void whoWasStoppedForTheOneThatFailedIsGivenWhatItLeft() {
        try (TestBed bed = TestBed.sharingMin(temp, builder -> builder.set(Setting.UPDATE, "stop-first"))) {
            drop(bed, "1.0.0");
            Min min = bed.min();
            count(min, 3);
            drop(bed, jar("2.0.0", recipe -> recipe.header(Counting.VERSION, "2")), "2.0.0");
            count(min, 1);

            crash(min);

            awaitRevision(bed, "1.0.0");
            assertThat(count(min)).isEqualTo(3);
            assertThat(setAside()).isEmpty();
        }
    }

    @Test
    void whoOffersItsStateTooLateToBeGivenOneDoesNotReplaceWhatItNeverSaw() {
        try (TestBed bed = TestBed.sharingMin(temp)) {
            drop(bed, "1.0.0");
            Min min = bed.min();
            count(min, 3);
            bed.container().restart("acme").toCompletableFuture().join();
            drop(bed, jar("1.1.0", recipe -> recipe.header(Counting.BEHAVIOUR, "late")), "1.1.0");
            min.min(state, Counting.OFFER, 0);
            count(min, 1);

            bed.container().stop("acme").toCompletableFuture().join();

            assertThat(setAside())
                    .singleElement()
                    .satisfies(file -> assertThat(last(file)).isEqualTo(3));
        }
    }

    private void drop(TestBed bed, String version) {
        drop(bed, jar(version, UnaryOperator.identity()), version);
    }

    private static void drop(TestBed bed, Path jar, String version) {
        bed.drop(jar, "acme.jar");
        awaitRevision(bed, version);
    }

    private static void awaitRevision(TestBed bed, String version) {
        Waiting.until(version + " serves")
                .until(() -> bed.container()
                        .plugin("acme")
                        .filter(plugin -> plugin.state() == PluginState.ACTIVE)
                        .filter(plugin -> plugin.revision().version().equals(version))
                        .isPresent());
    }

    private static void awaitGeneration(TestBed bed, int generation) {
        Waiting.until("generation " + generation + " serves")
                .until(() -> bed.plugin("acme").state() == PluginState.ACTIVE
                        && bed.plugin("acme").generation() == generation);
    }

    private static void awaitSaid(TestBed bed, String... words) {
        Waiting.until("it is said")
                .untilAsserted(() -> assertThat(bed.events())
                        .extracting(PluginEvent::text)
                        .anySatisfy(text -> assertThat(text).contains(words)));
    }

    private void count(Min min, int times) {
        for (int i = 0; i < times; i++) {
            min.min(state, Counting.ONE_MORE, 0);
        }
    }

    private int count(Min min) {
        return min.min(state, Counting.COUNT, 0);
    }

    private void crash(Min min) {
        assertThatThrownBy(() -> min.min(state, Counting.CRASH, 0)).isInstanceOf(PluginFaultException.class);
    }

    private List<Path> setAside() {
        return Built.jars(temp.resolve("data").resolve("state")).stream()
                .filter(file -> file.getFileName().toString().endsWith(".aside"))
                .toList();
    }

    /** Whether a kept state ends in this number, ahead of its checksum. */
    private static boolean contains(Path folder, int number) {
        return Files.isDirectory(folder)
                && Built.jars(folder).stream()
                        .filter(file -> file.getFileName().toString().endsWith(".state"))
                        .anyMatch(file -> last(file) == number);
    }

    private static int last(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return bytes[bytes.length - Long.BYTES - 1];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path jar(String version, UnaryOperator<Recipe> more) {
        return more.apply(Recipe.bundle("acme", version)
                        .header("Bundle-Activator", Counting.class.getName())
                        .header(
                                "Import-Package",
                                "org.osgi.framework, dev.cofferdam.api.plugin;version=\"[1.1,2)\", "
                                        + "dev.cofferdam.samples.min;version=\"[1.0,1.1)\"")
                        .classes(Counting.class))
                .jar(temp.resolve("acme-" + version + ".jar"));
    }
}
