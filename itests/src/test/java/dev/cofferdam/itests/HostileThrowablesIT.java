package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cofferdam.Setting;
import dev.cofferdam.itests.actors.Evades;
import dev.cofferdam.itests.actors.Hears;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.PluginState;
import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A throwable that cannot be asked, or answers without an end, is a fault of whose it is; nobody else waits for its answer. */
class HostileThrowablesIT {
    private static final int LONGEST = 2_500;
    private static final List<String> HANGING = List.of("message-hangs", "cause-hangs", "stack-hangs", "text-hangs");
    private static final List<String> ODD =
            List.of("message-huge", "cause-endless", "stack-huge", "stack-null", "fill-null");

    @TempDir
    private Path temp;

    static Stream<Arguments> cases() {
        Stream<Arguments> hanging = Stream.of(
                        "call",
                        "start",
                        "stop",
                        "thread",
                        "service-listener",
                        "bundle-listener",
                        "activate",
                        "async-bundle-listener")
                .flatMap(where -> HANGING.stream().map(what -> Arguments.of(where, what)));
        Stream<Arguments> odd = Stream.of("call", "start", "thread", "activate")
                .flatMap(where -> ODD.stream().map(what -> Arguments.of(where, what)));
        return Stream.concat(hanging, odd);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void nobodyWaitsForTheAnswersOfAThrowable(String where, String what) {
        try (TestBed bed = TestBed.sharingMin(
                        temp,
                        builder -> builder.set("evades", Setting.CALL_DEADLINE, "300ms")
                                .set("evades", Setting.CALLS, "handoff")
                                .set("evades", Setting.START_DEADLINE, "1s")
                                .set("evades", Setting.STOP_DEADLINE, "300ms"));
                Bystander good = new Bystander(bed);
                HangFile hanging = HangFile.in(temp)) {
            UnaryOperator<String> hears = bed.witness("hears", Hears.class);
            attack(bed, where, what, hanging);
            provoke(bed, where, good);

            Fault fault = bed.awaitFault("evades");
            assertThat(fault.what()).hasSizeLessThan(LONGEST);
            assertEventsAreDelivered(bed, hears);
            good.assertUnharmed();
            assertThat(bed.plugin("hears").faults()).isZero();
        }
    }

    private static void provoke(TestBed bed, String where, Bystander good) {
        switch (where) {
            case "start", "thread", "activate" -> {}
            case "stop" -> {
                bed.await("evades", PluginState.ACTIVE);
                bed.container().stop("evades");
            }
            case "call" -> {
                Min evades = bed.minBesides(good.min());
                assertThat(catchThrowable(() -> evades.min(new State(), 1, 2)))
                        .isInstanceOf(RuntimeException.class)
                        .satisfies(thrown -> assertThat(thrown.getMessage()).hasSizeLessThan(LONGEST));
            }
            default -> {
                bed.await("evades", PluginState.ACTIVE);
                bed.container().restart("min");
            }
        }
    }

    private static void assertEventsAreDelivered(TestBed bed, UnaryOperator<String> hears) {
        String before = hears.apply("min");
        bed.container().restart("min").toCompletableFuture().join();
        Waiting.until("others hear of it").until(() -> !hears.apply("min").equals(before));
    }

    private static void attack(TestBed bed, String where, String what, HangFile hanging) {
        bed.attack("evades", Evades.class, recipe -> {
            Recipe evades = hanging.tell(recipe.header(Evades.WHERE, where).header(Evades.WHAT, what));
            return where.equals("activate") ? Attack.component(evades, Evades.class, "activate=\"activate\"") : evades;
        });
    }
}
