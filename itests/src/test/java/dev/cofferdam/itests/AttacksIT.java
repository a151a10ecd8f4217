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
import java.io.IOException;
import java.nio.file.Files;
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
        try (TestBed bed = TestBed.sharingMin(temp)) {
            bed.run("min");
            Min good = bed.min();
            try (SteadyCaller caller = new SteadyCaller(good)) {
                bed.drop(
                        Attack.plugin(
                                temp,
                                "erupts",
                                Erupts.class,
                                recipe -> recipe.header(Erupts.WHERE, where)
                                        .header(Erupts.WHAT, what)
                                        .classes(Erupts.Own.class, Erupts.MessageThrows.class, Erupts.Factory.class)),
                        "erupts.jar");
                provoke(bed, where, good);

                Fault fault = bed.awaitFault("erupts");

                assertThat(fault.what()).hasSizeLessThan(LONGEST);
                caller.awaitCalls(1000);
                assertThat(caller.failures()).isEmpty();
            }
            assertThat(bed.plugin("min").faults()).isZero();
        }
    }

    private static void provoke(TestBed bed, String where, Min good) {
        if (where.equals("start")) {
            bed.await("erupts", PluginState.FAILED);
            return;
        }
        bed.await("erupts", PluginState.ACTIVE);
        if (where.equals("stop")) {
            bed.container().stop("erupts");
        } else {
            Min bad = bed.minBesides(good);
            assertThat(catchThrowable(() -> bad.min(new State(), 1, 2)))
                    .isInstanceOf(RuntimeException.class)
                    .satisfies(thrown -> assertThat(thrown.getMessage()).hasSizeLessThan(LONGEST));
        }
    }

    @ParameterizedTest
    @CsvSource({"start, waits", "start, busy", "stop, waits", "stop, busy"})
    void aThreadThatCannotBeReachedIsAbandonedAndTheContainerGoesOn(String where, String manner) throws IOException {
        Path lingering = Files.createFile(temp.resolve("lingering"));
        try (TestBed bed = TestBed.sharingMin(
                temp,
                builder -> builder.set("lingers", Setting.WEAVE, "off")
                        .set("lingers", Setting.START_DEADLINE, "1s")
                        .set("lingers", Setting.STOP_DEADLINE, "300ms"))) {
            bed.run("min");
            try (SteadyCaller caller = new SteadyCaller(bed.min())) {
                bed.drop(
                        Attack.plugin(
                                temp,
                                "lingers",
                                Lingers.class,
                                recipe -> recipe.header(Lingers.WHERE, where)
                                        .header(Lingers.MANNER, manner)
                                        .header(Lingers.WHILE, lingering.toString())),
                        "lingers.jar");
                if (where.equals("stop")) {
                    bed.await("lingers", PluginState.ACTIVE);
                    bed.container().stop("lingers");
                }

                assertThat(bed.awaitFault("lingers").what())
                        .endsWith("its thread does not react to an interrupt and is abandoned");
                assertThat(bed.awaitFault("lingers").frame())
                        .hasValueSatisfying(frame -> assertThat(frame).startsWith("Lingers.java:"));
                bed.await("lingers", where.equals("start") ? PluginState.FAILED : PluginState.STOPPED);
                assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .contains("cofferdam-" + where + "-lingers");
                bed.container().restart("min");
                caller.awaitCalls(1000);
                assertThat(caller.failures()).isEmpty();
            } finally {
                Files.delete(lingering);
            }
            assertThat(bed.plugin("min").faults()).isZero();
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
            Path trace = temp.resolve("trace");
            bed.drop(
                    Attack.plugin(
                            temp,
                            "static",
                            StaticFailure.class,
                            recipe -> recipe.header(StaticFailure.TRACE, trace.toString())
                                    .classes(StaticFailure.Fragile.class)),
                    "static.jar");
            bed.await("static", PluginState.ACTIVE);
            Min broken = bed.min();
            assertThat(catchThrowable(() -> broken.min(new State(), 1, 2)))
                    .hasMessageContaining("ExceptionInInitializerError");

            for (int again = 0; again < 3; again++) {
                assertThat(catchThrowable(() -> broken.min(new State(), 1, 2)))
                        .isInstanceOf(PluginFaultException.class)
                        .hasMessageContaining("NoClassDefFoundError");
            }
            assertThat(bed.plugin("static").generation()).isOne();

            bed.container().restart("static");
            Waiting.until("a new generation serves")
                    .until(() -> bed.plugin("static").generation() == 2);
            bed.await("static", PluginState.ACTIVE);
            assertThat(broken.min(new State(), 1, 2)).isOne();
        }
    }

    @Test
    void aClassThatCouldNotBeInitialisedIsMendedByTheLoaderOfTheNextGeneration() {
        try (TestBed bed = TestBed.sharingMin(temp)) {
            Path trace = temp.resolve("trace");
            bed.drop(
                    Attack.plugin(
                            temp,
                            "static",
                            StaticFailure.class,
                            recipe -> recipe.header(StaticFailure.TRACE, trace.toString())
                                    .classes(StaticFailure.Fragile.class)),
                    "static.jar");
            bed.await("static", PluginState.ACTIVE);
            Min broken = bed.min();

            assertThat(catchThrowable(() -> broken.min(new State(), 1, 2)))
                    .isInstanceOf(PluginFaultException.class)
                    .hasMessageContaining("ExceptionInInitializerError");
            assertThat(bed.awaitFault("static").kind()).isEqualTo(FaultKind.SEVERE_ERROR);

            Waiting.until("a new generation serves")
                    .until(() -> bed.plugin("static").generation() == 2);
            bed.await("static", PluginState.ACTIVE);
            assertThat(broken.min(new State(), 1, 2)).isOne();
            assertThat(bed.plugin("static").faults()).isOne();
        }
    }
}
