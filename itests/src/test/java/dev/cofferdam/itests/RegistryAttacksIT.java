package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.Setting;
import dev.cofferdam.itests.actors.Encircles;
import dev.cofferdam.itests.actors.Hoards;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultKind;
import dev.cofferdam.model.PluginState;
import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What plugins do to the service registry: floods, circles, events without end. */
class RegistryAttacksIT {
    private static final int QUOTA = 200;

    @TempDir
    private Path temp;

    @Test
    void whoRegistersServicesWithoutEndIsSeenWithAsManyAsItMayHave() {
        try (TestBed bed = TestBed.sharingMin(
                        temp, builder -> builder.set("hoards", Setting.SERVICES_MAX, Integer.toString(QUOTA)));
                Bystander good = new Bystander(bed)) {
            bed.attack("hoards", Hoards.class, recipe -> recipe.header(Hoards.TIMES, "100000"));
            Fault fault = bed.awaitFault("hoards");

            assertThat(fault.line())
                    .isEqualTo("quota exceeded in registerService: it may have no more than 200 services");
            Waiting.until("the flood is over").until(() -> bed.plugin("hoards").state() != PluginState.STARTING);
            assertThat(bed.container().services(Min.class)).hasSizeLessThanOrEqualTo(QUOTA + 1);
            good.assertUnharmed();
        }
    }

    @Test
    void whoRegistersAFewTooManyServesOnWithThoseItMayHave() {
        try (TestBed bed = TestBed.sharingMin(
                temp, builder -> builder.set("hoards", Setting.SERVICES_MAX, Integer.toString(QUOTA)))) {
            bed.attack("hoards", Hoards.class, recipe -> recipe.header(Hoards.TIMES, "250"));
            bed.await("hoards", PluginState.ACTIVE);

            assertThat(bed.container().services(Min.class)).hasSize(QUOTA);
            assertThat(bed.awaitFault("hoards").count()).isOne();
            assertThat(bed.plugin("hoards").generation()).isOne();
        }
    }

    @Test
    void asManyServicesAsTheDefaultAllowsAreOfferedInOneGo() {
        try (TestBed bed = TestBed.sharingMin(temp)) {
            bed.attack("hoards", Hoards.class, recipe -> recipe.header(Hoards.TIMES, "10000"));
            bed.await("hoards", PluginState.ACTIVE);

            assertThat(bed.container().services(Min.class)).hasSize(10_000);
            assertThat(bed.plugin("hoards").faults()).isZero();
        }
    }

    @Test
    void callsInACircleEndForTheCallerAndLeaveOthersAlone() {
        try (TestBed bed = TestBed.sharingMin(temp);
                Bystander good = new Bystander(bed)) {
            bed.attack("left", Encircles.class);
            bed.await("left", PluginState.ACTIVE);
            Min left = bed.minBesides(good.min());
            bed.attack("right", Encircles.class);
            bed.await("right", PluginState.ACTIVE);

            assertThatThrownBy(() -> left.min(new State(), 1, 2)).isInstanceOf(Throwable.class);

            Waiting.until("one of them is charged")
                    .until(() ->
                            bed.plugin("left").faults() + bed.plugin("right").faults() > 0);
            assertThat(Stream.of("left", "right").flatMap(name -> bed.container().faults(name).stream()))
                    .allSatisfy(fault -> {
                        assertThat(fault.kind()).isEqualTo(FaultKind.SEVERE_ERROR);
                        assertThat(fault.what()).startsWith("java.lang.StackOverflowError");
                    });

            good.assertUnharmed();
        }
    }
}
