package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cofferdam.Setting;
import dev.cofferdam.api.fault.PluginFaultException;
import dev.cofferdam.itests.actors.Erupts;
import dev.cofferdam.itests.actors.Lingers;
import dev.cofferdam.itests.actors.StaticFailure;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultKind;
import dev.cofferdam.model.PluginState;
import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plugins that throw anything from anywhere, do not come back, or cannot be initialised. */
class AttacksIT {
    private static final int LONGEST = 2_500;

    @TempDir
    private Path temp;

    @ParameterizedTest
    @CsvSource({
        "start, unchecked",
        "start, checked",
        "start, error",
        "start, own",
        "start, overflow",
        "start, message-throws",
        "start, message-huge",
        "start, cause-cycle",
        "stop, checked",
        "stop, own",
        "stop, overflow",
        "stop, message-huge",
        "call, unchecked",
        "call, checked",
        "call, error",
        "call, own",
        "call, overflow",
        "call, message-throws",
        "call, message-huge",
        "call, cause-cycle",
        "factory, unchecked",
        "factory, own",
        "factory, overflow",
        "factory, message-throws",
        "factory, message-huge"
    })
    void whateverIsThrownIsAFaultOfWhoThrewItAndNobodyElseNotices(String where, String what) {
        try (TestBed bed = TestBed.sharingMin(temp);
                Bystander good = new Bystander(bed)) {
            bed.attack(
                    "erupts",
                    Erupts.class,
                    recipe -> recipe.header(Erupts.WHERE, where).header(Erupts.WHAT, what));
            provoke(bed, where, good);

            Fault fault = bed.awaitFault("erupts");

            assertThat(fault.what()).hasSizeLessThan(LONGEST);
            good.assertUnharmed();
        }
    }

    private static void provoke(TestBed bed, String where, Bystander good) {
        if (where.equals("start")) {
            bed.await("erupts", PluginState.FAILED);
            return;
        }
        bed.await("erupts", PluginState.ACTIVE);
        if (where.equals("stop")) {
            bed.container().stop("erupts");
        } else {
            Min bad = bed.minBesides(good.min());
            assertThat(catchThrowable(() -> bad.min(new State(), 1, 2)))
                    .isInstanceOf(RuntimeException.class)
                    .satisfies(thrown -> assertThat(thrown.getMessage()).hasSizeLessThan(LONGEST));
        }
    }

    @ParameterizedTest
    @CsvSource({"start, waits", "start, busy", "stop, waits", "stop, busy"})
    void aThreadThatCannotBeReachedIsAbandonedAndTheContainerGoesOn(String where, String manner) {
        try (TestBed bed = TestBed.sharingMin(
                        temp,
                        builder -> builder.set("lingers", Setting.WEAVE, "off")
                                .set("lingers", Setting.START_DEADLINE, "1s")
                                .set("lingers", Setting.STOP_DEADLINE, "300ms"));
                Bystander good = new Bystander(bed);
                HangFile hanging = HangFile.in(temp)) {
            bed.attack(
                    "lingers",
                    Lingers.class,
                    recipe -> hanging.tell(recipe.header(Lingers.WHERE, where).header(Lingers.MANNER, manner)));
            if (where.equals("stop")) {
                bed.await("lingers", PluginState.ACTIVE);
                bed.container().stop("lingers");
            }

            assertThat(bed.awaitFault("lingers").what())
                    .endsWith("its thread does not react to an interrupt and is abandoned");
            assertThat(bed.awaitFault("lingers").frame())
                    .hasValueSatisfying(frame -> assertThat(frame).startsWith("Hanging.java:"));
            bed.await("lingers", where.equals("start") ? PluginState.FAILED : PluginState.STOPPED);
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .contains("cofferdam-" + where + "-lingers");
            bed.container().restart("min");
            good.assertUnharmed();
        }
    }

    @Test
    void aClassThatCouldNotBeInitialisedIsNotDefinedForTheRestOfItsGeneration() {
        try (TestBed bed = TestBed.sharingMin(
                temp,
                builder -> builder.set("static", Setting.RESTART, "transient")
                        .set(
                                "static",
                                Setting.CALLS_IGNORED,
                                "java.lang.LinkageError,java.lang.ExceptionInInitializerError,java.lang.NoClassDefFoundError"))) {
            Min broken = withFragileClass(bed);
            assertThat(catchThrowable(() -> broken.min(new State(), 1, 2)))
                    .hasMessageContaining("ExceptionInInitializerError");

            for (int again = 0; again < 3; again++) {
                assertThat(catchThrowable(() -> broken.min(new State(), 1, 2)))
                        .isInstanceOf(PluginFaultException.class)
                        .hasMessageContaining("NoClassDefFoundError");
            }
            assertThat(bed.plugin("static").generation()).isOne();

            bed.container().restart("static");
            bed.awaitGeneration("static", 2);
            assertThat(broken.min(new State(), 1, 2)).isOne();
        }
    }

    @Test
    void aClassThatCouldNotBeInitialisedIsMendedByTheLoaderOfTheNextGeneration() {
        try (TestBed bed = TestBed.sharingMin(temp)) {
            Min broken = withFragileClass(bed);

            assertThat(catchThrowable(() -> broken.min(new State(), 1, 2)))
                    .isInstanceOf(PluginFaultException.class)
                    .hasMessageContaining("ExceptionInInitializerError");
            assertThat(bed.awaitFault("static").kind()).isEqualTo(FaultKind.SEVERE_ERROR);

            bed.awaitGeneration("static", 2);
            assertThat(broken.min(new State(), 1, 2)).isOne();
            assertThat(bed.plugin("static").faults()).isOne();
        }
    }

    private Min withFragileClass(TestBed bed) {
        Path trace = temp.resolve("trace");
        bed.attack("static", StaticFailure.class, recipe -> recipe.header(StaticFailure.TRACE, trace.toString()));
        bed.await("static", PluginState.ACTIVE);
        return bed.min();
    }
}
