package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cofferdam.api.fault.PluginException;
import dev.cofferdam.itests.actors.Throws;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.PluginState;
import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a plugin throws, from wherever it is called, is one fault of its own, and nobody else notices. */
class ThrowablesIT {
    private static final Map<String, String> TYPES = Map.of(
            "unchecked", "java.lang.IllegalStateException",
            "checked", "java.io.IOException",
            "error", "java.lang.AssertionError",
            "own", Throws.Own.class.getName(),
            "heap", "java.lang.OutOfMemoryError",
            "overflow", "java.lang.StackOverflowError",
            "thread-death", "java.lang.ThreadDeath");

    @TempDir
    private Path temp;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "start",
                "stop",
                "call",
                "service-listener",
                "bundle-listener",
                "async-bundle-listener",
                "framework-listener",
                "factory",
                "unget",
                "activate",
                "deactivate"
            })
    void whateverIsThrownThereIsOneFaultOfWhoThrewIt(String where) {
        try (TestBed bed = TestBed.sharingMin(temp);
                Bystander good = new Bystander(bed)) {
            TYPES.keySet().forEach(what -> bed.drop(actor(where, what), name(what) + ".jar"));
            TYPES.keySet()
                    .forEach(what ->
                            bed.await(name(what), where.equals("start") ? PluginState.FAILED : PluginState.ACTIVE));

            provoke(bed, where, good);

            TYPES.forEach((what, type) -> assertOneFault(bed, what, type));
            good.assertUnharmed();
        }
    }

    private static void assertOneFault(TestBed bed, String what, String type) {
        Fault fault = bed.awaitFault(name(what));

        assertThat(fault.what()).contains(type);
        assertThat(fault.generation()).isOne();
        assertThat(bed.plugin(name(what)).faults()).as(what).isOne();
    }

    private static void provoke(TestBed bed, String where, Bystander good) {
        switch (where) {
            case "start", "activate" -> {}
            case "stop", "deactivate" ->
                TYPES.keySet().forEach(what -> bed.container().stop(name(what)));
            case "unget" -> {
                others(bed, good.min()).forEach(each -> each.min(new State(), 1, 2));
                TYPES.keySet().forEach(what -> bed.container().stop(name(what)));
            }
            case "call", "factory" ->
                others(bed, good.min())
                        .forEach(each -> assertThat(catchThrowable(() -> each.min(new State(), 1, 2)))
                                .isInstanceOf(PluginException.class));
            default -> {
                bed.container().restart("min");
                Waiting.until("'min' has gone through a restart")
                        .until(() -> bed.plugin("min").generation() == 2);
            }
        }
    }

    private static List<Min> others(TestBed bed, Min good) {
        Waiting.until("all offer Min")
                .until(() -> bed.container().services(Min.class).size() == TYPES.size() + 1);
        return bed.container().services(Min.class).stream()
                .filter(each -> each != good)
                .toList();
    }

    private static String name(String what) {
        return "throws-" + what;
    }

    private Path actor(String where, String what) {
        return Attack.plugin(temp, name(what), Throws.class, recipe -> {
            Recipe actor = recipe.header(Throws.WHERE, where).header(Throws.WHAT, what);
            return where.endsWith("activate")
                    ? Attack.component(actor, Throws.class, "activate=\"activate\" deactivate=\"deactivate\"")
                    : actor;
        });
    }
}
