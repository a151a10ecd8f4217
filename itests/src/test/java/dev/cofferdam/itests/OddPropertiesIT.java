package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.Setting;
import dev.cofferdam.itests.actors.Hanging;
import dev.cofferdam.itests.actors.OddProperties;
import dev.cofferdam.itests.actors.Seeks;
import dev.cofferdam.model.FaultKind;
import dev.cofferdam.model.PluginState;
import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a plugin registers its services with, who looks for services finds them, and its code is not run for that. */
class OddPropertiesIT {
    @TempDir
    private Path temp;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "value-of",
                "constructor",
                "throws",
                "collection",
                "view",
                "list",
                "array",
                "nested",
                "huge",
                "changes",
                "keys-huge",
                "forged"
            })
    void whoLooksForServicesFindsThemAndRunsNoCodeOfTheirs(String which) {
        try (TestBed bed = bed();
                Bystander good = new Bystander(bed);
                HangFile hanging = HangFile.in(temp)) {
            UnaryOperator<String> seeks = bed.witness("seeks", Seeks.class);
            attack(bed, which, hanging);
            bed.await("odd", PluginState.ACTIVE);
            Min odd = bed.minBesides(good.min());

            assertThat(seeks.apply(OddProperties.KEY)).contains("min ").containsOnlyOnce("odd ");
            assertThat(odd.min(new State(), 2, 1)).isOne();
            bed.container().restart("odd").toCompletableFuture().join();
            assertThat(seeks.apply(OddProperties.KEY)).contains("min ").containsOnlyOnce("odd ");
            assertThat(bed.plugin("odd").generation()).isEqualTo(2);
            assertThat(odd.min(new State(), 2, 1)).isOne();
            assertThat(bed.plugin("odd").calls()).isEqualTo(2);
            good.assertUnharmed();
            bed.container().stop("odd").toCompletableFuture().join();
            assertThat(seeks.apply(OddProperties.KEY)).doesNotContain("odd ");
            assertThat(bed.plugin("odd").faults()).isZero();
            assertThat(bed.plugin("seeks").faults()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"keys-endless, START_TIMED_OUT", "hanging-view, START_TIMED_OUT", "keys-throw, START_FAILED"})
    void whatCannotBeReadIsAFaultOfWhoRegistersIt(String which, FaultKind kind) {
        try (TestBed bed = bed();
                Bystander good = new Bystander(bed);
                HangFile hanging = HangFile.in(temp)) {
            UnaryOperator<String> seeks = bed.witness("seeks", Seeks.class);
            attack(bed, which, hanging);

            assertThat(seeks.apply(OddProperties.KEY)).contains("min ");
            assertThat(bed.awaitFault("odd").kind()).isEqualTo(kind);
            assertThat(seeks.apply(OddProperties.KEY)).isEqualTo("min ");
            good.assertUnharmed();
            assertThat(bed.plugin("seeks").faults()).isZero();
        }
    }

    @Test
    void propertiesThatAreChangedWithoutAnEndHoldUpTheCallThatDoesItAndNobodyElse() {
        try (TestBed bed = bed();
                Bystander good = new Bystander(bed);
                HangFile hanging = HangFile.in(temp)) {
            UnaryOperator<String> seeks = bed.witness("seeks", Seeks.class);
            attack(bed, "later", hanging);
            Min odd = bed.minBesides(good.min());
            odd.min(new State(), 1, 2);

            assertThat(bed.awaitFault("odd").kind()).isEqualTo(FaultKind.CALL_TIMED_OUT);
            assertThat(seeks.apply(OddProperties.KEY)).contains("min ");
            good.assertUnharmed();
        }
    }

    @Test
    void whileAPropertyIsReadWithoutAnEndEverybodyFindsServices() {
        try (TestBed bed = bed();
                Bystander good = new Bystander(bed);
                HangFile hanging = HangFile.in(temp)) {
            UnaryOperator<String> seeks = bed.witness("seeks", Seeks.class);
            attack(bed, "early-view", hanging);
            Waiting.until("it is being read").until(OddPropertiesIT::isBeingRead);

            assertThat(seeks.apply(OddProperties.KEY)).isEqualTo("min ");
            assertThat(bed.awaitFault("odd").kind()).isEqualTo(FaultKind.START_TIMED_OUT);
            good.assertUnharmed();
        }
    }

    private static boolean isBeingRead() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Stream::of)
                .anyMatch(frame -> frame.getClassName().equals(Hanging.class.getName()));
    }

    private TestBed bed() {
        return TestBed.sharingMin(
                temp,
                builder -> builder.set("odd", Setting.CALL_DEADLINE, "300ms").set("odd", Setting.START_DEADLINE, "1s"));
    }

    private static void attack(TestBed bed, String which, HangFile hanging) {
        bed.attack("odd", OddProperties.class, recipe -> hanging.tell(recipe.header(OddProperties.WHICH, which)));
    }
}
