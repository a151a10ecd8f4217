package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.PluginEvent;
import dev.cofferdam.PluginInfo;
import dev.cofferdam.api.fault.PluginUnavailableException;
import dev.cofferdam.model.FindingKind;
import dev.cofferdam.model.PluginState;
import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder: what is dropped runs, what is replaced is updated, what is removed retires, what does not fit is refused. */
class FolderDoorIT {
    @TempDir
    private Path temp;

    @Test
    void aDroppedJarServes() {
        try (TestBed bed = TestBed.sharingMin(temp)) {
            PluginInfo plugin = bed.run("min");
            Min min = bed.min();
            State state = min.newState();

            assertThat(min.min(state, 7, 3)).isEqualTo(3);
            assertThat(min.min(state, -1, 3)).isEqualTo(-1);
            assertThat(state.calls()).isEqualTo(2);
            assertThat(plugin.generation()).isEqualTo(1);
            assertThat(plugin.revision().fileName()).isEqualTo("min.jar");
            assertThat(bed.plugin("min").calls()).isEqualTo(3);
            assertThat(bed.note("min.jar")).doesNotExist();
            assertThat(bed.events()).extracting(PluginEvent::plugin).contains("min");
        }
    }

    @Test
    void whatLiesInTheFolderAtTheStartServesWhenTheStartReturns() {
        try (TestBed bed = TestBed.sharingMin(temp)) {
            bed.run("min");
        }
        try (TestBed bed = TestBed.sharingMin(temp)) {
            assertThat(bed.plugin("min").state()).isEqualTo(PluginState.ACTIVE);
            assertThat(bed.container().service(Min.class).min(new State(), 7, 3))
                    .isEqualTo(3);
        }
    }

    @Test
    void aReplacedJarIsAnUpdateThatCallersDoNotNotice() {
        try (TestBed bed = TestBed.sharingMin(temp)) {
            bed.run("min");
            Min min = bed.min();
            State state = min.newState();
            try (SteadyCaller caller = new SteadyCaller(min)) {
                Path next = Recipe.of(Built.sample("min"))
                        .header("Bundle-Version", "0.2.0")
                        .jar(temp.resolve("next.jar"));

                bed.drop(next, "min.jar");

                Waiting.until("the new revision serves")
                        .until(() -> bed.plugin("min").revision().version().equals("0.2.0"));
                PluginInfo plugin = bed.await("min", PluginState.ACTIVE);
                assertThat(plugin.generation()).isEqualTo(2);
                assertThat(bed.min()).isSameAs(min);
                assertThat(min.min(state, 7, 3)).isEqualTo(3);
                caller.awaitCalls(1000);
                assertThat(caller.failures()).isEmpty();
            }
        }
    }

    @Test
    void aRefusedReplacementLeavesTheGenerationBeforeServing() {
        try (TestBed bed = TestBed.sharingMin(temp)) {
            bed.run("min");
            Min min = bed.min();
            Path next = Recipe.of(Built.sample("min"))
                    .header("Bundle-Version", "0.2.0")
                    .header("Import-Package", "com.acme.nowhere")
                    .jar(temp.resolve("next.jar"));

            bed.drop(next, "min.jar");

            assertThat(bed.awaitNote("min.jar")).contains("com.acme.nowhere", "serves on");
            assertThat(bed.plugin("min"))
                    .returns(PluginState.ACTIVE, PluginInfo::state)
                    .returns(1, PluginInfo::generation);
            assertThat(min.min(new State(), 7, 3)).isEqualTo(3);
        }
    }

    @Test
    void aRemovedJarRetiresItsPlugin() {
        try (TestBed bed = TestBed.sharingMin(temp)) {
            bed.run("min");
            Min min = bed.min();

            bed.remove("min.jar");

            bed.awaitGone("min");
            assertThatThrownBy(() -> min.min(new State(), 7, 3))
                    .isInstanceOf(PluginUnavailableException.class)
                    .hasMessageContaining("'min'")
                    .hasMessageContaining("removed");
            assertThat(bed.container().services(Min.class)).isEmpty();

            bed.run("min");
            assertThat(min.min(new State(), 7, 3)).isEqualTo(3);
        }
    }

    @Test
    void theOrderOfDroppingDoesNotMatter() {
        try (TestBed bed = TestBed.sharingNothing(temp, UnaryOperator.identity())) {
            bed.drop("min");
            assertThat(bed.await("min", PluginState.REFUSED).findings())
                    .anySatisfy(finding ->
                            assertThat(finding.text()).contains("dev.cofferdam.samples.min", "[1.0.0,1.1.0)"));
            assertThat(bed.awaitNote("min.jar")).contains("dev.cofferdam.samples.min", "next:");

            bed.drop("min-api");

            bed.await("min-api", PluginState.ACTIVE);
            bed.await("min", PluginState.ACTIVE);
            bed.awaitNoNote("min.jar");
        }
    }

    @Test
    void whatWasBuiltAgainstAnotherVersionOfTheContractIsRefused() {
        try (TestBed bed = TestBed.sharingMin(temp)) {
            bed.run("min");

            bed.drop("min-version-mismatch");

            PluginInfo refused = bed.await("min-version-mismatch", PluginState.REFUSED);
            assertThat(refused.findings()).anySatisfy(finding -> {
                assertThat(finding.kind()).isEqualTo(FindingKind.PACKAGE_VERSION);
                assertThat(finding.text()).contains("'dev.cofferdam.samples.min'", "[2.0.0,2.1.0)", "1.0.0", "next:");
            });
            assertThat(bed.awaitNote("min-version-mismatch.jar"))
                    .contains("dev.cofferdam.samples.min", "[2.0.0,2.1.0)", "1.0.0");
            assertThat(bed.min().min(new State(), 7, 3)).isEqualTo(3);
        }
    }

    @Test
    void whatImplementsTheContractWithOtherTypesIsRefused() {
        try (TestBed bed = TestBed.sharingMin(temp)) {
            bed.run("min");

            bed.drop("min-wrong-type");

            PluginInfo refused = bed.await("min-wrong-type", PluginState.REFUSED);
            assertThat(refused.findings()).anySatisfy(finding -> {
                assertThat(finding.kind()).isEqualTo(FindingKind.METHOD_NOT_IMPLEMENTED);
                assertThat(finding.text())
                        .contains("min(", "State, int, int", "SmallerOfTwoLongs", "long min(", "next:");
            });
            assertThat(bed.awaitNote("min-wrong-type.jar")).contains("SmallerOfTwoLongs");
            assertThat(bed.min().min(new State(), 7, 3)).isEqualTo(3);
        }
    }
}
