package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cofferdam.Setting;
import dev.cofferdam.itests.actors.WantsOut;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultKind;
import dev.cofferdam.model.PluginState;
import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A plugin that would end the JVM gets an exception in its place, and is told of; all others go on. */
class ExitIT {
    @TempDir
    private Path temp;

    @ParameterizedTest
    @CsvSource({
        "start, call",
        "start, reflection",
        "call, call",
        "call, halt",
        "call, reference",
        "call, reflection",
        "thread, reference",
        "thread, call"
    })
    void whoWouldEndTheJvmIsToldOfAndTheHostLives(String where, String how) {
        try (TestBed bed = TestBed.sharingMin(temp, builder -> builder.set("wants-out", Setting.RESTART, "temporary"));
                Bystander good = new Bystander(bed)) {
            bed.attack(
                    "wants-out",
                    WantsOut.class,
                    recipe -> recipe.header(WantsOut.WHERE, where).header(WantsOut.HOW, how));
            if (where.equals("call")) {
                Min bad = bed.minBesides(good.min());
                assertThat(catchThrowable(() -> bad.min(new State(), 1, 2)))
                        .hasMessageContaining("plugin 'wants-out' may not end the JVM");
            }

            Waiting.until("the try is told")
                    .untilAsserted(() -> assertThat(bed.container().faults("wants-out"))
                            .filteredOn(fault -> fault.kind() == FaultKind.TRIED_TO_EXIT)
                            .singleElement()
                            .satisfies(ExitIT::isTold));
            bed.await("wants-out", where.equals("start") ? PluginState.FAILED : PluginState.STOPPED);
            assertThat(bed.container().faults("wants-out"))
                    .as("one try is one fault, and a start that it fails is one")
                    .hasSize(where.equals("start") ? 2 : 1);
            good.assertUnharmed();
        }
    }

    private static void isTold(Fault fault) {
        assertThat(fault.what()).isEqualTo("it asked the JVM to exit with status " + WantsOut.STATUS);
        assertThat(fault.generation()).isOne();
        assertThat(fault.frame()).hasValueSatisfying(frame -> assertThat(frame).startsWith("WantsOut.java:"));
    }
}
