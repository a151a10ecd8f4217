package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.Setting;
import dev.cofferdam.itests.actors.OddProperties;
import dev.cofferdam.itests.actors.Seeks;
import dev.cofferdam.model.FaultKind;
import dev.cofferdam.model.PluginState;
import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a plugin registers its services with, who looks for services finds them, and its code is not run for that. */
class OddPropertiesIT {
    @TempDir
    private Path temp;

    private Path hanging;

    @BeforeEach
    void hangs() throws IOException {
        hanging = Files.createFile(temp.resolve("hanging"));
    }

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
    void whoLooksForServicesFindsThemAndRunsNoCodeOfTheirs(String which) throws IOException {
        try (TestBed bed = bed()) {
            bed.run("min");
            Min good = bed.min();
            UnaryOperator<String> seeks = seeks(bed);
            try (SteadyCaller caller = new SteadyCaller(good)) {
                bed.drop(odd(which), "odd.jar");
                bed.await("odd", PluginState.ACTIVE);
                Min odd = bed.minBesides(good);

                assertThat(seeks.apply(OddProperties.KEY)).contains("min ").containsOnlyOnce("odd ");
                assertThat(odd.min(new State(), 2, 1)).isOne();
                bed.container().restart("odd").toCompletableFuture().join();
                assertThat(seeks.apply(OddProperties.KEY)).contains("min ").containsOnlyOnce("odd ");
                assertThat(bed.plugin("odd").generation()).isEqualTo(2);
                assertThat(odd.min(new State(), 2, 1)).isOne();
                assertThat(bed.plugin("odd").calls()).isEqualTo(2);
                caller.awaitCalls(1000);
                assertThat(caller.failures()).isEmpty();
                bed.container().stop("odd").toCompletableFuture().join();
                assertThat(seeks.apply(OddProperties.KEY)).doesNotContain("odd ");
            } finally {
                Files.delete(hanging);
            }
            assertThat(bed.plugin("odd").faults()).isZero();
            assertThat(bed.plugin("seeks").faults()).isZero();
            assertThat(bed.plugin("min").faults()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"keys-endless, START_TIMED_OUT", "hanging-view, START_TIMED_OUT", "keys-throw, START_FAILED"})
    void whatCannotBeReadIsAFaultOfWhoRegistersIt(String which, FaultKind kind) throws IOException {
        try (TestBed bed = bed()) {
            bed.run("min");
            UnaryOperator<String> seeks = seeks(bed);
            try (SteadyCaller caller = new SteadyCaller(bed.min())) {
                bed.drop(odd(which), "odd.jar");

                assertThat(seeks.apply(OddProperties.KEY)).contains("min ");
                assertThat(bed.awaitFault("odd").kind()).isEqualTo(kind);
                assertThat(seeks.apply(OddProperties.KEY)).isEqualTo("min ");
                caller.awaitCalls(1000);
                assertThat(caller.failures()).isEmpty();
            } finally {
                Files.delete(hanging);
            }
            assertThat(bed.plugin("seeks").faults()).isZero();
            assertThat(bed.plugin("min").faults()).isZero();
        }
    }

    @Test
    void propertiesThatAreChangedWithoutAnEndHoldUpTheCallThatDoesItAndNobodyElse() throws IOException {
        try (TestBed bed = bed()) {
            bed.run("min");
            Min good = bed.min();
            UnaryOperator<String> seeks = seeks(bed);
            bed.drop(odd("later"), "odd.jar");
            Min odd = bed.minBesides(good);
            try (SteadyCaller caller = new SteadyCaller(good)) {
                odd.min(new State(), 1, 2);

                assertThat(bed.awaitFault("odd").kind()).isEqualTo(FaultKind.CALL_TIMED_OUT);
                assertThat(seeks.apply(OddProperties.KEY)).contains("min ");
                caller.awaitCalls(1000);
                assertThat(caller.failures()).isEmpty();
            } finally {
                Files.delete(hanging);
            }
        }
    }

    private TestBed bed() {
        return TestBed.sharingMin(
                temp,
                builder -> builder.set("odd", Setting.CALL_DEADLINE, "300ms").set("odd", Setting.START_DEADLINE, "1s"));
    }

    @SuppressWarnings("unchecked")
    private UnaryOperator<String> seeks(TestBed bed) {
        bed.drop(Attack.plugin(temp, "seeks", Seeks.class), "seeks.jar");
        bed.await("seeks", PluginState.ACTIVE);
        return bed.container().service(UnaryOperator.class);
    }

    private Path odd(String which) {
        return Attack.plugin(
                temp,
                "odd",
                OddProperties.class,
                recipe -> recipe.header(OddProperties.WHICH, which)
                        .header(OddProperties.WHILE, hanging.toString())
                        .classes(
                                OddProperties.ValueOf.class,
                                OddProperties.Made.class,
                                OddProperties.Throwing.class,
                                OddProperties.Endless.class,
                                OddProperties.Odd.class)
                        .classes(inner("Endless$1"), inner("Odd$1")));
    }

    private static Class<?> inner(String name) {
        try {
            return Class.forName(OddProperties.class.getName() + "$" + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
