package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cofferdam.Setting;
import dev.cofferdam.api.fault.PluginException;
import dev.cofferdam.itests.actors.Hostile;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultKind;
import dev.cofferdam.model.PluginState;
import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Objects of a plugin's that do not return when they are asked: nobody of ours asks them without a limit. */
class HostileObjectsIT {
    @TempDir
    private Path temp;

    @Test
    void aServiceAndPropertiesThatCannotBeAskedServeAllTheSame() {
        try (TestBed bed = bed();
                Bystander good = new Bystander(bed);
                HangFile hanging = HangFile.in(temp)) {
            attack(bed, "objects", hanging);
            bed.await("hostile", PluginState.ACTIVE);
            Min hostile = bed.minBesides(good.min());

            assertThat(hostile.min(new State(), 2, 1)).isOne();
            assertThat(bed.container().supports(hostile, Min.class, "min", State.class, int.class, int.class))
                    .isTrue();
            assertThat(Set.of(hostile, good)).contains(hostile);
            assertThat(hostile.toString()).contains("hostile");
            assertThat(bed.plugin("hostile").services()).hasSize(1);
            bed.container().restart("hostile");
            Waiting.until("it is restarted").until(() -> bed.plugin("hostile").generation() == 2);
            assertThat(hostile.min(new State(), 2, 1)).isOne();
            good.assertUnharmed();
            assertThat(bed.plugin("hostile").faults()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"call, CALL_TIMED_OUT", "start, START_TIMED_OUT", "listener, THREW"})
    void aThrowableWhoseMessageDoesNotReturnIsAFaultOfItsPluginAndNobodyWaitsForIt(String where, FaultKind kind)
            throws IOException {
        try (TestBed bed = bed();
                Bystander good = new Bystander(bed);
                HangFile hanging = HangFile.in(temp)) {
            attack(bed, where, hanging);
            if (where.equals("call")) {
                Min hostile = bed.minBesides(good.min());
                assertThat(catchThrowable(() -> hostile.min(new State(), 1, 2))).isInstanceOf(PluginException.class);
            } else if (where.equals("listener")) {
                bed.await("hostile", PluginState.ACTIVE);
                bed.container().restart("min");
            }

            Fault fault = bed.awaitFault("hostile");
            assertThat(fault.kind()).isEqualTo(kind);
            bed.container().restart("min");
            good.assertUnharmed();
        }
    }

    private TestBed bed() {
        return TestBed.sharingMin(
                temp,
                builder -> builder.set("hostile", Setting.CALL_DEADLINE, "300ms")
                        .set("hostile", Setting.START_DEADLINE, "1s"));
    }

    private static void attack(TestBed bed, String where, HangFile hanging) {
        bed.attack("hostile", Hostile.class, recipe -> hanging.tell(recipe.header(Hostile.WHERE, where)));
    }
}
