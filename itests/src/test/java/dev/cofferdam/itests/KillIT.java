package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cofferdam.ContainerBuilder;
import dev.cofferdam.Setting;
import dev.cofferdam.api.fault.PluginFaultException;
import dev.cofferdam.itests.actors.NeverLeaves;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultKind;
import dev.cofferdam.model.Killed;
import dev.cofferdam.model.PluginState;
import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plugins that loop, catch everything and clear each interrupt are killed; nobody else notices. */
class KillIT {
    @TempDir
    private Path temp;

    private TestBed bed() {
        return TestBed.sharingMin(temp, KillIT::quick);
    }

    private static ContainerBuilder quick(ContainerBuilder builder) {
        return builder.set("never-leaves", Setting.CALL_DEADLINE, "300ms")
                .set("never-leaves", Setting.START_DEADLINE, "1s")
                .set("never-leaves", Setting.STOP_DEADLINE, "300ms")
                .set("never-leaves", Setting.RESTART, "temporary");
    }

    private void drop(TestBed bed, String where) {
        bed.attack("never-leaves", NeverLeaves.class, recipe -> recipe.header(NeverLeaves.WHERE, where));
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct", "handoff"})
    void aCallThatLoopsIsKilledAndItsCallerIsFree(String calls) {
        try (TestBed bed =
                        TestBed.sharingMin(temp, builder -> quick(builder).set("never-leaves", Setting.CALLS, calls));
                Bystander good = new Bystander(bed)) {
            drop(bed, "call");
            bed.await("never-leaves", PluginState.ACTIVE);
            Min bad = bed.minBesides(good.min());

            assertThat(catchThrowable(() -> bad.min(new State(), 1, 2)))
                    .isInstanceOf(PluginFaultException.class)
                    .hasMessage("plugin 'never-leaves' did not return within 300 ms and was interrupted");

            Waiting.until("the kill is told")
                    .untilAsserted(() -> assertThat(bed.container().faults("never-leaves"))
                            .singleElement()
                            .satisfies(fault -> {
                                assertThat(fault.kind()).isEqualTo(FaultKind.CALL_TIMED_OUT);
                                assertThat(fault.where()).isEqualTo("Min.min");
                                assertThat(fault.what()).endsWith("took no notice of an interrupt and was killed");
                                assertThat(fault.frame())
                                        .hasValueSatisfying(
                                                frame -> assertThat(frame).startsWith("NeverLeaves.java:"));
                            }));
            bed.await("never-leaves", PluginState.STOPPED);
            assertThat(Thread.interrupted()).isFalse();
            good.assertUnharmed();
        }
    }

    @ParameterizedTest
    @CsvSource({"start, FAILED", "stop, STOPPED"})
    void aStepThatLoopsIsKilledAndItsThreadEnds(String where, PluginState then) {
        try (TestBed bed = bed();
                Bystander good = new Bystander(bed)) {
            drop(bed, where);
            if (where.equals("stop")) {
                bed.await("never-leaves", PluginState.ACTIVE);
                bed.container().stop("never-leaves");
            }

            Fault fault = bed.awaitFault("never-leaves");

            assertThat(fault.what()).endsWith("its thread took no notice of an interrupt and was killed");
            bed.await("never-leaves", then);
            awaitNoThread("cofferdam-" + where + "-never-leaves");
            good.assertUnharmed();
        }
    }

    private static void awaitNoThread(String name) {
        Waiting.until("thread '" + name + "' has ended")
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .doesNotContain(name));
    }

    @Test
    void aCallOnAClassIsKilledOnceThePluginIsStopped() throws Exception {
        try (TestBed bed = bed()) {
            drop(bed, "class");
            bed.await("never-leaves", PluginState.ACTIVE);
            Random dice = bed.container().service(Random.class);
            CompletableFuture<Integer> thrown = CompletableFuture.supplyAsync(dice::nextInt);

            bed.container().stop("never-leaves").toCompletableFuture().join();

            assertThat(catchThrowable(() -> thrown.get(1, TimeUnit.MINUTES)))
                    .hasRootCauseInstanceOf(Killed.class)
                    .hasRootCauseMessage("the thread was killed in code of plugin 'never-leaves'");
            awaitTold(bed, "");
        }
    }

    @Test
    void aThreadThatIsLeftBehindIsKilled() {
        try (TestBed bed = bed()) {
            drop(bed, "thread");
            bed.await("never-leaves", PluginState.ACTIVE);
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .contains("never-leaves");

            bed.container().stop("never-leaves").toCompletableFuture().join();

            awaitNoThread("never-leaves");
            awaitTold(bed, "never-leaves");
            assertThat(bed.plugin("never-leaves").state()).isEqualTo(PluginState.STOPPED);
        }
    }

    @Test
    void aThreadThatIsLeftBehindDoesNotOutliveTheContainer() {
        Thread stays;
        try (TestBed bed = bed()) {
            drop(bed, "thread");
            bed.await("never-leaves", PluginState.ACTIVE);
            stays = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().equals("never-leaves"))
                    .findAny()
                    .orElseThrow();
        }

        Waiting.until("the thread has ended").until(() -> !stays.isAlive());
    }

    @Test
    void aKillInAGenerationThatIsGoneDoesNotConcernTheOneThatServes() {
        try (TestBed bed =
                TestBed.sharingMin(temp, builder -> quick(builder).set("never-leaves", Setting.TOLERANCE, "0"))) {
            drop(bed, "thread");
            bed.await("never-leaves", PluginState.ACTIVE);

            bed.container().restart("never-leaves").toCompletableFuture().join();

            awaitTold(bed, "never-leaves");
            assertThat(bed.plugin("never-leaves").state()).isEqualTo(PluginState.ACTIVE);
            assertThat(bed.plugin("never-leaves").generation()).isEqualTo(2);
            bed.container().stop("never-leaves").toCompletableFuture().join();
            awaitNoThread("never-leaves");
        }
    }

    /** That a thread of the first generation was killed. */
    private static void awaitTold(TestBed bed, String thread) {
        Waiting.until("the kill is told")
                .untilAsserted(() -> assertThat(bed.container().faults("never-leaves"))
                        .singleElement()
                        .satisfies(fault -> {
                            assertThat(fault.kind()).isEqualTo(FaultKind.LEAKED);
                            assertThat(fault.generation()).isOne();
                            assertThat(fault.what())
                                    .startsWith("thread '" + thread)
                                    .endsWith("' had not left its code when it was gone, and was killed");
                            assertThat(fault.frame())
                                    .hasValueSatisfying(
                                            frame -> assertThat(frame).startsWith("NeverLeaves.java:"));
                        }));
    }
}
