package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.Setting;
import dev.cofferdam.itests.actors.Meddles;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Plugins that install, stop and uninstall what is not theirs are found out, and what they did is put right. */
class MeddlingIT {
    @TempDir
    private Path temp;

    @ParameterizedTest
    @CsvSource({"stop, it stopped 'min'", "uninstall, it (stopped|uninstalled) 'min'"})
    void aPluginThatIsTakenDownByAnotherComesBackAndWhoDidItIsNamed(String deed, String words) {
        // else it would do it again each time that it is restarted
        try (TestBed bed = TestBed.sharingMin(temp, builder -> builder.set("meddles", Setting.RESTART, "temporary"))) {
            int before = bed.run("min").generation();
            Min min = bed.min();

            drop(bed, deed);

            // who uninstalls stops first, and may find the bundle gone then: the container has put it right already
            Waiting.until("the deed is told")
                    .untilAsserted(() -> assertThat(bed.container().faults("meddles"))
                            .anySatisfy(fault -> {
                                assertThat(fault.kind()).isEqualTo(FaultKind.MEDDLED);
                                assertThat(fault.what()).matches(words);
                            }));
            Waiting.until("'min' is back").until(() -> bed.plugin("min").generation() > before);
            bed.await("min", PluginState.ACTIVE);
            assertThat(min.min(new State(), 4, 2)).isEqualTo(2);
            assertThat(bed.plugin("min").faults()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"install", "install-through-host"})
    void aBundleThatAPluginBringsNeverRunsAndGoesAgain(String deed) {
        try (TestBed bed = TestBed.sharingMin(temp);
                Bystander good = new Bystander(bed)) {
            drop(bed, deed);

            Waiting.until("the deed is told")
                    .untilAsserted(() -> assertThat(bed.container().faults("meddles"))
                            .extracting(Fault::what)
                            .contains("it installed 'intruder'"));
            good.assertUnharmed();
            assertThat(bed.container().plugin("intruder")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "stop-host, it tried to stop the framework",
        "update-host, it tried to update the framework",
        "start-level, it tried to set the start level of the framework"
    })
    void theFrameworkIsNotAPluginsToStop(String deed, String words) {
        try (TestBed bed = TestBed.sharingMin(temp);
                Bystander good = new Bystander(bed)) {
            drop(bed, deed);

            Waiting.until("the deed is told")
                    .untilAsserted(() -> assertThat(bed.container().faults("meddles"))
                            .extracting(Fault::what)
                            .contains(words));
            good.assertUnharmed();
        }
    }

    @Test
    void whoStartsItselfWhileItIsStoppedGoesAllTheSame() {
        try (TestBed bed = TestBed.sharingMin(temp);
                Bystander good = new Bystander(bed)) {
            drop(bed, "start-inside-stop");
            bed.await("meddles", PluginState.ACTIVE);

            bed.remove("meddles.jar");
            bed.awaitGone("meddles");
            good.assertUnharmed();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "stop-myself, permanent, it stopped itself, ACTIVE",
        "stop-myself, transient, it stopped itself, ACTIVE",
        "stop-myself, temporary, it stopped itself, STOPPED",
        "uninstall-myself, permanent, it stopped itself, ACTIVE"
    })
    void whoTakesItselfDownIsDecidedOnByItsRestartType(String deed, String type, String words, PluginState then) {
        try (TestBed bed = TestBed.sharingMin(temp, builder -> builder.set("meddles", Setting.RESTART, type));
                Bystander good = new Bystander(bed)) {
            drop(bed, deed);
            Min bad = bed.minBesides(good.min());

            assertThat(bad.min(new State(), Meddles.DO_IT, 1)).isEqualTo(Meddles.DO_IT);

            Fault fault = bed.awaitFault("meddles");
            assertThat(fault.kind()).isEqualTo(FaultKind.MEDDLED);
            assertThat(fault.what()).isEqualTo(words);
            if (then == PluginState.ACTIVE) {
                Waiting.until("it was restarted")
                        .until(() -> bed.plugin("meddles").generation() == 2);
                bed.await("meddles", then);
                assertThat(bad.min(new State(), 2, 1)).isOne();
                assertThat(bed.plugin("meddles").restarts()).isOne();
            } else {
                assertThat(bed.await("meddles", then).reason()).contains("it is temporary", words);
            }
            good.assertUnharmed();
        }
    }

    @ParameterizedTest
    @CsvSource({"stop-myself-in-start, it stopped itself", "stop, it stopped 'min'"})
    void whatAPluginDoesWhileItStartsIsDecidedOn(String deed, String words) {
        try (TestBed bed = TestBed.sharingMin(temp, builder -> builder.set("meddles", Setting.INTENSITY, "1"))) {
            bed.run("min");
            drop(bed, deed);

            assertThat(bed.await("meddles", PluginState.QUARANTINED).reason()).contains("more than 1 restarts", words);
            assertThat(bed.container().faults("meddles"))
                    .extracting(Fault::line)
                    .filteredOn(
                            line -> !line.startsWith("stop failed")) // Felix cannot stop what stopped itself too soon
                    .containsExactly("meddled in bundle: " + words, "meddled in bundle: " + words);
            bed.await("min", PluginState.ACTIVE);
            assertThat(bed.plugin("min").faults()).isZero();
        }
    }

    private void drop(TestBed bed, String deed) {
        bed.attack(
                "meddles",
                Meddles.class,
                recipe -> recipe.header(Meddles.DEED, deed)
                        .header(
                                "Import-Package",
                                "org.osgi.framework,org.osgi.framework.startlevel,dev.cofferdam.samples.min"));
    }
}
