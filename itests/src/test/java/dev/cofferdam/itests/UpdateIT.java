package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.PluginInfo;
import dev.cofferdam.Setting;
import dev.cofferdam.api.fault.PluginFaultException;
import dev.cofferdam.itests.actors.MinByHeader;
import dev.cofferdam.model.PluginState;
import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new revision takes the place of the old one, proves itself, and makes room for the old one again if it does not. */
class UpdateIT {
    @TempDir
    private Path temp;

    @Test
    void noCallIsLostOverManyUpdates() {
        try (TestBed bed = TestBed.sharingMin(temp)) {
            Min min = served(bed);
            try (SteadyCallers callers = new SteadyCallers(min)) {
                for (int i = 1; i <= 10; i++) {
                    drop(bed, "1." + i + ".0", "works");
                    callers.awaitCalls(100);
                }

                assertThat(bed.plugin("acme").generation()).isEqualTo(11);
                assertThat(callers.failures()).isEmpty();
                assertThat(bed.min()).isSameAs(min);
            }
            assertThat(bed.plugin("acme").faults()).isZero();
        }
    }

    @Test
    void whatPassesItsProbationStaysAndTheOneBeforeGoes() {
        try (TestBed bed = TestBed.sharingMin(temp, builder -> builder.set(Setting.PROBATION, "3s"))) {
            Min min = served(bed);
            drop(bed, "1.1.0", "works");

            Waiting.until("the one before stands by")
                    .untilAsserted(() -> assertThat(bed.plugin("acme").probation())
                            .hasValueSatisfying(probation -> {
                                assertThat(probation.standby()).contains(1);
                                assertThat(probation.until())
                                        .isAfter(bed.plugin("acme").since());
                            }));
            Waiting.until("the probation is over")
                    .until(() -> bed.plugin("acme").probation().isEmpty());
            assertThat(bed.plugin("acme"))
                    .returns(2, PluginInfo::generation)
                    .returns("1.1.0", plugin -> plugin.revision().version());
            assertThat(min.min(new State(), 7, 3)).isEqualTo(3);
        }
    }

    @Test
    void theRevisionThatPassedIsTheLastGoodOneAlsoWhenItsJarIsReplacedAndTheContainerStartsAnew() throws IOException {
        String good;
        try (TestBed bed = TestBed.sharingMin(
                temp, builder -> builder.set(Setting.PROBATION, "500ms").set(Setting.TOLERANCE, "0"))) {
            drop(bed, "1.0.0", "works");
            good = bed.plugin("acme").revision().sha256();
            Waiting.until("it is the last good one")
                    .untilAsserted(() -> assertThat(temp.resolve("data").resolve("last-good.properties"))
                            .content()
                            .contains(good));
        }
        Path broken = jar("1.1.0", "start-throws", Optional.empty());
        Files.copy(broken, temp.resolve("plugins").resolve("acme.jar"), StandardCopyOption.REPLACE_EXISTING);

        try (TestBed bed = TestBed.sharingMin(temp)) {
            bed.await("acme", PluginState.FAILED);
            assertThat(temp.resolve("data").resolve("staged").resolve(good + ".jar"))
                    .exists();
        }
    }

    @Test
    void whatFaultsOnProbationMakesRoomForTheOneBefore() {
        try (TestBed bed = TestBed.sharingMin(temp, builder -> builder.set(Setting.TOLERANCE, "2"))) {
            Min min = served(bed);
            drop(bed, "1.1.0", "throws");

            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> min.min(new State(), 7, 3)).isInstanceOf(PluginFaultException.class);
            }

            bed.awaitVersion("acme", "1.0.0");
            assertThat(bed.plugin("acme"))
                    .returns(PluginState.ACTIVE, PluginInfo::state)
                    .returns(1, PluginInfo::generation)
                    .returns(0, PluginInfo::restarts)
                    .returns(Optional.empty(), PluginInfo::probation);
            assertThat(bed.plugin("acme").reason()).contains("returned to 1.0.0", "1.1.0", "by design");
            assertThat(bed.awaitNote("acme.jar")).contains("1.1.0", "probation", "by design");
            try (SteadyCallers callers = new SteadyCallers(min)) {
                callers.awaitCalls(100);
                assertThat(callers.failures()).isEmpty();
            }
            assertThat(bed.min()).isSameAs(min);
        }
    }

    @Test
    void whatHangsOnProbationMakesRoomForTheOneBefore() {
        try (TestBed bed = TestBed.sharingMin(temp, builder -> builder.set(Setting.CALL_DEADLINE, "500ms"))) {
            Min min = served(bed);
            drop(bed, "1.1.0", "hangs");

            assertThatThrownBy(() -> min.min(new State(), 7, 3)).isInstanceOf(PluginFaultException.class);

            bed.awaitVersion("acme", "1.0.0");
            assertThat(min.min(new State(), 7, 3)).isEqualTo(3);
            assertThat(bed.awaitNote("acme.jar")).contains("probation");
        }
    }

    @Test
    void ofTwoUpdatesInARowTheNewerWinsAndTheGoodOneStandsBy() {
        try (TestBed bed = TestBed.sharingMin(temp, builder -> builder.set(Setting.TOLERANCE, "0"))) {
            Min min = served(bed);
            drop(bed, "1.1.0", "works");
            drop(bed, "1.2.0", "throws");
            assertThat(bed.plugin("acme").probation())
                    .hasValueSatisfying(
                            probation -> assertThat(probation.standby()).contains(1));

            assertThatThrownBy(() -> min.min(new State(), 7, 3)).isInstanceOf(PluginFaultException.class);

            bed.awaitVersion("acme", "1.0.0");
            assertThat(min.min(new State(), 7, 3)).isEqualTo(3);

            drop(bed, "1.3.0", "works");
            bed.awaitNoNote("acme.jar");
            assertThat(min.min(new State(), 7, 3)).isEqualTo(3);
        }
    }

    @Test
    void whatDoesNotStartLeavesTheOneBeforeServing() {
        try (TestBed bed = TestBed.sharingMin(temp)) {
            Min min = served(bed);
            try (SteadyCallers callers = new SteadyCallers(min)) {
                bed.drop(jar("1.1.0", "start-throws", Optional.empty()), "acme.jar");

                assertThat(bed.awaitNote("acme.jar")).contains("did not start", "serves on", "by design");
                callers.awaitCalls(100);
                assertThat(callers.failures()).isEmpty();
            }
            assertThat(bed.plugin("acme").generation()).isEqualTo(1);
        }
    }

    @Test
    void stoppedOnProbationBothAreStopped() {
        try (TestBed bed = TestBed.sharingMin(temp)) {
            Min min = served(bed);
            drop(bed, "1.1.0", "works");

            bed.container().stop("acme").toCompletableFuture().join();

            assertThat(bed.plugin("acme"))
                    .returns(PluginState.STOPPED, PluginInfo::state)
                    .returns(Optional.empty(), PluginInfo::probation);
            bed.container().start("acme").toCompletableFuture().join();
            assertThat(bed.plugin("acme").revision().version()).isEqualTo("1.1.0");
            assertThat(min.min(new State(), 7, 3)).isEqualTo(3);
        }
    }

    @Test
    void whoOwnsSomethingExclusiveStopsFirstAndCallersWait() {
        Optional<Path> owned = Optional.of(temp.resolve("owned"));
        try (TestBed bed = stopFirst()) {
            bed.update("acme", jar("1.0.0", "works", owned), "1.0.0");
            Min min = bed.min();
            try (SteadyCallers callers = new SteadyCallers(min)) {
                for (int i = 1; i <= 5; i++) {
                    bed.update("acme", jar("1." + i + ".0", "works", owned), "1." + i + ".0");
                    callers.awaitCalls(100);
                }
                bed.container().restart("acme").toCompletableFuture().join();
                callers.awaitCalls(100);

                assertThat(callers.failures()).isEmpty();
            }
            assertThat(bed.plugin("acme").faults()).isZero();
            assertThat(bed.plugin("acme").generation()).isEqualTo(7);
        }
    }

    @Test
    void whatStoppedFirstStartsAgainWhenTheNewOneDoesNot() {
        Optional<Path> owned = Optional.of(temp.resolve("owned"));
        try (TestBed bed = stopFirst()) {
            bed.update("acme", jar("1.0.0", "works", owned), "1.0.0");
            Min min = bed.min();
            try (SteadyCallers callers = new SteadyCallers(min)) {
                bed.drop(jar("1.1.0", "start-throws", owned), "acme.jar");

                assertThat(bed.awaitNote("acme.jar")).contains("did not start", "started again", "by design");
                callers.awaitCalls(100);
                assertThat(callers.failures()).isEmpty();
            }
            assertThat(bed.plugin("acme"))
                    .returns(PluginState.ACTIVE, PluginInfo::state)
                    .returns("1.0.0", plugin -> plugin.revision().version());
            assertThat(min.min(new State(), 7, 3)).isEqualTo(3);
        }
    }

    @Test
    void whatStoppedFirstStartsAgainWhenTheNewOneFaultsOnProbation() {
        Optional<Path> owned = Optional.of(temp.resolve("owned"));
        try (TestBed bed = stopFirst()) {
            bed.update("acme", jar("1.0.0", "works", owned), "1.0.0");
            Min min = bed.min();
            bed.update("acme", jar("1.1.0", "throws", owned), "1.1.0");

            assertThatThrownBy(() -> min.min(new State(), 7, 3)).isInstanceOf(PluginFaultException.class);

            bed.awaitVersion("acme", "1.0.0");
            assertThat(min.min(new State(), 7, 3)).isEqualTo(3);
            assertThat(bed.plugin("acme").generation()).isEqualTo(3);
        }
    }

    /** The service of the first revision. */
    private Min served(TestBed bed) {
        drop(bed, "1.0.0", "works");
        return bed.min();
    }

    private TestBed stopFirst() {
        return TestBed.sharingMin(
                temp, builder -> builder.set(Setting.UPDATE, "stop-first").set(Setting.TOLERANCE, "0"));
    }

    private void drop(TestBed bed, String version, String behaviour) {
        bed.update("acme", jar(version, behaviour, Optional.empty()), version);
    }

    private Path jar(String version, String behaviour, Optional<Path> owned) {
        Recipe recipe = Recipe.plugin("acme", version, MinByHeader.class, Recipe.OFFERS_MIN)
                .header(MinByHeader.BEHAVIOUR, behaviour);
        return owned.map(file -> recipe.header(MinByHeader.OWNS, file.toString()))
                .orElse(recipe)
                .jar(temp.resolve("acme-" + version + ".jar"));
    }
}
