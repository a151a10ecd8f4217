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
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a generation knows, the next one knows: no count is lost on the way, and what cannot be handed over is said. */
class StateIT {
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
            try (SteadyCallers callers = new SteadyCallers(() -> {
                min.min(state, Counting.ONE_MORE, 0);
                answered.incrementAndGet();
            })) {
                for (int i = 1; i <= UPDATES; i++) {
                    drop(bed, "1." + i + ".0");
                    callers.awaitCalls(100);
                    bed.container().restart("acme").toCompletableFuture().join();
                    callers.awaitCalls(100);
                }

                assertThat(callers.failures()).isEmpty();
            }
            assertThat(count(min)).isEqualTo(answered.get());
            assertThat(bed.plugin("acme"))
                    .returns(2 * UPDATES + 1, PluginInfo::generation)
                    .returns(0L, PluginInfo::faults);
        }
    }

    @Test
    void itSurvivesThatAPersonStopsAndStartsIt() {
        try (TestBed bed = TestBed.sharingMin(temp)) {
            Min min = countedToThree(bed);

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
            Min min = countedToThree(bed);
            bed.container().restart("acme").toCompletableFuture().join();
            count(min, 4);

            crash(min);
            bed.awaitGeneration("acme", 3);

            assertThat(count(min)).isEqualTo(3);
        }
    }

    @Test
    void whoIsAskedAtIntervalsLosesNoMoreThanTheLastOneInACrash() {
        try (TestBed bed = TestBed.sharingMin(temp, NO_PROBATION)) {
            drop(bed, "1.0.0", recipe -> recipe.header(Counting.INTERVAL, "100"));
            Min min = bed.min();
            count(min, 3);
            Waiting.until("the count is kept").until(() -> StateFolder.of(temp).keeps(3));

            crash(min);
            bed.awaitGeneration("acme", 2);

            assertThat(count(min)).isEqualTo(3);
        }
    }

    @Test
    void aNewerRevisionIsGivenTheStateOfAnOlderOne() {
        try (TestBed bed = TestBed.sharingMin(temp)) {
            Min min = countedToThree(bed);

            drop(bed, "2.0.0", recipe -> recipe.header(Counting.VERSION, "2"));

            assertThat(count(min)).isEqualTo(30);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"declines", "restore-throws"})
    void whatIsNotTakenIsSetAsideAndSaid(String behaviour) {
        try (TestBed bed = TestBed.sharingMin(temp)) {
            Min min = countedToThree(bed);

            drop(bed, "1.1.0", recipe -> recipe.header(Counting.BEHAVIOUR, behaviour));

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
            drop(bed, "1.1.0", recipe -> recipe.header(Counting.BEHAVIOUR, "restore-throws"));

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
            drop(bed, "1.0.0", recipe -> recipe.header(Counting.BEHAVIOUR, behaviour));
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
    void aDamagedFileIsSetAsideAndSaid() {
        try (TestBed bed = TestBed.sharingMin(temp)) {
            drop(bed, "1.0.0");
            count(bed.min(), 3);
        }
        StateFolder.of(temp).damage();
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
            Min min = countedToThree(bed);
            drop(bed, "2.0.0", recipe -> recipe.header(Counting.VERSION, "2"));
            count(min, 1);

            crash(min);

            bed.awaitVersion("acme", "1.0.0");
            assertThat(count(min)).isEqualTo(3);
        }
    }

    @Test
    void whoWasStoppedForTheOneThatFailedIsGivenWhatItLeft() {
        try (TestBed bed = TestBed.sharingMin(temp, builder -> builder.set(Setting.UPDATE, "stop-first"))) {
            Min min = countedToThree(bed);
            drop(bed, "2.0.0", recipe -> recipe.header(Counting.VERSION, "2"));
            count(min, 1);

            crash(min);

            bed.awaitVersion("acme", "1.0.0");
            assertThat(count(min)).isEqualTo(3);
            assertThat(setAside()).isEmpty();
        }
    }

    @Test
    void whoOffersItsStateTooLateToBeGivenOneDoesNotReplaceWhatItNeverSaw() {
        try (TestBed bed = TestBed.sharingMin(temp)) {
            Min min = countedToThree(bed);
            bed.container().restart("acme").toCompletableFuture().join();
            drop(bed, "1.1.0", recipe -> recipe.header(Counting.BEHAVIOUR, "late"));
            min.min(state, Counting.OFFER, 0);
            count(min, 1);

            bed.container().stop("acme").toCompletableFuture().join();

            assertThat(setAside())
                    .singleElement()
                    .satisfies(file -> assertThat(StateFolder.last(file)).isEqualTo(3));
        }
    }

    /** The service of the first revision, called three times. */
    private Min countedToThree(TestBed bed) {
        drop(bed, "1.0.0");
        Min min = bed.min();
        count(min, 3);
        return min;
    }

    private void drop(TestBed bed, String version) {
        drop(bed, version, UnaryOperator.identity());
    }

    private void drop(TestBed bed, String version, UnaryOperator<Recipe> more) {
        bed.update("acme", jar(version, more), version);
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
        return StateFolder.of(temp).setAside();
    }

    private Path jar(String version, UnaryOperator<Recipe> more) {
        return more.apply(Recipe.plugin(
                        "acme",
                        version,
                        Counting.class,
                        "dev.cofferdam.api.plugin;version=\"[1.1,2)\"",
                        Recipe.OFFERS_MIN))
                .jar(temp.resolve("acme-" + version + ".jar"));
    }
}
