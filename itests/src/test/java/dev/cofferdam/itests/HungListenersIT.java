package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.ContainerBuilder;
import dev.cofferdam.Setting;
import dev.cofferdam.api.fault.PluginUnavailableException;
import dev.cofferdam.itests.actors.HangsInFactory;
import dev.cofferdam.itests.actors.HangsListening;
import dev.cofferdam.itests.actors.Hears;
import dev.cofferdam.itests.actors.MinByHeader;
import dev.cofferdam.itests.actors.Pesters;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultKind;
import dev.cofferdam.model.PluginState;
import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.BundleEvent;

/** A listener that does not return is found on the threads of others, and put down to whose it is. */
class HungListenersIT {
    @TempDir
    private Path temp;

    @ParameterizedTest
    @CsvSource({
        "service-listener, gives-way, service listener, on, was interrupted",
        "service-listener, deaf, service listener, on, was killed",
        "service-listener, deaf, service listener, off, is abandoned",
        "bundle-listener, gives-way, bundle listener, on, was interrupted",
        "bundle-listener, deaf, bundle listener, on, was killed",
        "bundle-listener, deaf, bundle listener, off, is abandoned",
        "async-bundle-listener, gives-way, bundle listener, on, was interrupted",
        "async-bundle-listener, deaf, bundle listener, on, was killed",
        "framework-listener, gives-way, framework listener, on, was interrupted"
    })
    void aPluginStartsThoughAListenerOfAnotherDoesNotReturn(
            String listener, String manner, String where, String weave, String end) {
        try (TestBed bed = bed(builder -> builder.set("hangs", Setting.WEAVE, weave));
                Bystander good = new Bystander(bed);
                HangFile hanging = HangFile.in(temp)) {
            hangListening(bed, listener, manner, hanging);
            bed.await("hangs", PluginState.ACTIVE);
            bed.attack("victim", MinByHeader.class);
            bed.container().restart("min");

            assertFound(bed, where);
            Waiting.until("its end is told")
                    .untilAsserted(() -> assertThat(
                                    bed.container().faults("hangs").get(0).what())
                            .endsWith(end));
            Min victim = bed.minBesides(good.min());
            assertThat(victim.min(new State(), 4, 2)).isEqualTo(2);
            bed.await("victim", PluginState.ACTIVE);
            good.assertUnharmed();
            assertThat(bed.plugin("victim").faults()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "async-bundle-listener, gives-way, bundle listener",
        "async-bundle-listener, deaf, bundle listener",
        "framework-listener, gives-way, framework listener",
        "framework-listener, deaf, framework listener"
    })
    void asynchronousEventsReachOthersInTheirOrderThoughAListenerDoesNotReturn(
            String listener, String manner, String where) {
        try (TestBed bed = bed();
                HangFile hanging = HangFile.in(temp)) {
            bed.run("min");
            hangListening(bed, listener, manner, hanging);
            bed.await("hangs", PluginState.ACTIVE);
            UnaryOperator<String> hears = bed.witness("hears", Hears.class);
            bed.attack("victim", MinByHeader.class);
            bed.await("victim", PluginState.ACTIVE);
            bed.container().restart("min");

            assertFound(bed, where);
            bed.container().stop("victim").toCompletableFuture().join();
            Waiting.until("all is heard, in its order")
                    .untilAsserted(() -> assertThat(hears.apply("victim"))
                            .isEqualTo("%d %d %d %d %d %d "
                                    .formatted(
                                            BundleEvent.INSTALLED,
                                            BundleEvent.RESOLVED,
                                            BundleEvent.STARTED,
                                            BundleEvent.STOPPED,
                                            BundleEvent.UNRESOLVED,
                                            BundleEvent.UNINSTALLED)));
            assertThat(hears.apply(Hears.FRAMEWORK)).isNotEmpty();
            assertThat(bed.plugin("hears").faults()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "service-listener-of-goodbyes, gives-way, service listener",
        "service-listener-of-goodbyes, deaf, service listener",
        "bundle-listener-of-goodbyes, gives-way, bundle listener",
        "bundle-listener-of-goodbyes, deaf, bundle listener"
    })
    void aPluginStopsThoughAListenerOfAnotherDoesNotReturn(String listener, String manner, String where) {
        try (TestBed bed = bed();
                Bystander good = new Bystander(bed);
                HangFile hanging = HangFile.in(temp)) {
            bed.attack("victim", MinByHeader.class);
            bed.await("victim", PluginState.ACTIVE);
            hangListening(bed, listener, manner, hanging);
            bed.await("hangs", PluginState.ACTIVE);

            bed.container().stop("victim");

            assertFound(bed, where);
            bed.await("victim", PluginState.STOPPED);
            bed.container().start("victim");
            bed.await("victim", PluginState.ACTIVE);
            good.assertUnharmed();
            assertThat(bed.plugin("victim").faults()).isZero();
        }
    }

    @Test
    void aServiceFactoryThatDoesNotReturnIsAHungCallOfItsPlugin() {
        // long enough that the caller does not meet the next generation, whose factory would hang, too
        try (TestBed bed = bed(builder -> builder.set("hangs", Setting.BACKOFF_FIRST, "20s"));
                Bystander good = new Bystander(bed);
                HangFile hanging = HangFile.in(temp)) {
            hangInFactory(bed, "get", hanging);
            Min bad = bed.minBesides(good.min());

            assertEndsWithItsFactory(bad);

            Fault fault = bed.awaitFault("hangs");
            assertThat(fault.kind()).isEqualTo(FaultKind.CALL_TIMED_OUT);
            assertThat(fault.where()).isEqualTo("Min.min");
            assertThat(fault.frame())
                    .hasValueSatisfying(frame -> assertThat(frame).startsWith("Hanging.java:"));
            assertThat(bed.plugin("hangs").faults()).isOne();
            good.assertUnharmed();
        }
    }

    /** The factory gives way when it is interrupted; the generation that it belongs to may be on its way out by then. */
    private static void assertEndsWithItsFactory(Min bad) {
        try {
            assertThat(bad.min(new State(), 1, 2)).isOne();
        } catch (PluginUnavailableException restarted) {
            assertThat(restarted).hasMessageContaining("call did not return within 300 ms");
        }
    }

    @Test
    void aConsumerStopsThoughTheFactoryThatIsGivenItsServiceBackDoesNotReturn() {
        try (TestBed bed = bed();
                Bystander good = new Bystander(bed);
                HangFile hanging = HangFile.in(temp)) {
            hangInFactory(bed, "unget", hanging);
            bed.await("hangs", PluginState.ACTIVE);
            bed.attack("victim", Pesters.class);
            Waiting.until("the consumer has called")
                    .until(() -> bed.plugin("hangs").calls() > 0);

            bed.container().stop("victim");

            assertFound(bed, "service factory");
            bed.await("victim", PluginState.STOPPED);
            good.assertUnharmed();
            assertThat(bed.plugin("victim").faults()).isZero();
        }
    }

    private TestBed bed() {
        return bed(UnaryOperator.identity());
    }

    private TestBed bed(UnaryOperator<ContainerBuilder> more) {
        return TestBed.sharingMin(
                temp,
                builder -> more.apply(builder)
                        .set("hangs", Setting.CALL_DEADLINE, "300ms")
                        .set("hangs", Setting.INTENSITY, "1")
                        .set("victim", Setting.START_DEADLINE, "5s")
                        .set("victim", Setting.STOP_DEADLINE, "2s"));
    }

    private static void assertFound(TestBed bed, String where) {
        Fault fault = bed.awaitFault("hangs");
        assertThat(fault.kind()).isEqualTo(FaultKind.CALL_TIMED_OUT);
        assertThat(fault.where()).isEqualTo(where);
        assertThat(fault.what()).startsWith("call did not return within 300 ms; thread '");
        assertThat(fault.frame()).hasValueSatisfying(frame -> assertThat(frame).startsWith("Hanging.java:"));
        Waiting.until("something becomes of it")
                .until(() -> bed.plugin("hangs").restarts() > 0
                        || List.of(PluginState.BACKING_OFF, PluginState.QUARANTINED)
                                .contains(bed.plugin("hangs").state()));
    }

    private static void hangInFactory(TestBed bed, String where, HangFile hanging) {
        bed.attack("hangs", HangsInFactory.class, recipe -> hanging.tell(recipe.header(HangsInFactory.WHERE, where)));
    }

    private static void hangListening(TestBed bed, String listener, String manner, HangFile hanging) {
        bed.attack(
                "hangs",
                HangsListening.class,
                recipe -> hanging.tell(recipe.header(HangsListening.LISTENER, listener)
                        .header(HangsListening.MANNER, manner)
                        .header(HangsListening.ABOUT, "victim")));
    }
}
