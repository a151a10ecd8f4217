package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.Cofferdam;
import dev.cofferdam.PluginContainer;
import dev.cofferdam.PluginInfo;
import dev.cofferdam.Setting;
import dev.cofferdam.api.fault.PluginFaultException;
import dev.cofferdam.api.fault.PluginUnavailableException;
import dev.cofferdam.model.PluginState;
import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plugin has settings of its own: files in the configuration folder, changed while it runs, or what the host gave. */
class PluginSettingsIT {
    private static final String PANIC = "min-panic";

    @TempDir
    private Path temp;

    private ConfigFolder config;

    @BeforeEach
    void folder() {
        config = ConfigFolder.in(temp);
    }

    @Test
    void aFileThatIsThereHoldsFromTheFirstStartOn() {
        config.write(PANIC, "tolerance = 0", "restart = temporary");
        try (TestBed bed = TestBed.sharingMin(temp, builder -> builder.config(config.path()))) {
            assertThat(bed.container().settings(PANIC).own())
                    .containsOnlyKeys(Setting.TOLERANCE, Setting.RESTART)
                    .containsEntry(Setting.RESTART, "temporary");
            bed.run(PANIC);
            Min panics = bed.min();

            assertThatThrownBy(() -> panics.min(new State(), 7, 3)).isInstanceOf(PluginFaultException.class);

            PluginInfo stopped = bed.await(PANIC, PluginState.STOPPED);
            assertThat(stopped.restarts()).isZero();
            Waiting.until("its reason is told")
                    .until(() -> bed.plugin(PANIC).reason().contains("'plugin:start min-panic'"));
            assertThat(bed.plugin(PANIC).reason()).contains("it is temporary; 1 fault within 60 s", "panics by design");
            assertThatThrownBy(() -> panics.min(new State(), 7, 3))
                    .isInstanceOf(PluginUnavailableException.class)
                    .hasMessageContaining("it is temporary");
            assertThat(bed.awaitNote("min-panic.jar")).contains("it is temporary");
        }
    }

    @Test
    void aFileThatComesChangesAndGoesHoldsForTheNextDecisionAndDisturbsNothing() {
        try (TestBed bed = TestBed.sharingMin(temp, builder -> builder.config(config.path()))) {
            bed.run(PANIC);
            Min panics = bed.min();
            for (int i = 1; i <= 3; i++) {
                assertThatThrownBy(() -> panics.min(new State(), 7, 3)).isInstanceOf(PluginFaultException.class);
            }
            Waiting.until("the faults are counted")
                    .until(() -> bed.plugin(PANIC).faults() == 3);

            config.write(PANIC, "tolerance = 3", "intensity = 0");
            awaitSetting(bed, Setting.TOLERANCE, "3");
            assertThat(bed.plugin(PANIC))
                    .returns(PluginState.ACTIVE, PluginInfo::state)
                    .returns(1, PluginInfo::generation);
            assertThat(Typed.into(bed.container(), "plugin:show " + PANIC))
                    .containsPattern("setting +tolerance 3 \\(its own; default 10\\)")
                    .containsPattern("setting +intensity 0 \\(its own; default 5\\)");

            config.write(PANIC, "tolerance = lots", "intensity = 0", "tollerance = 1");
            Waiting.until("the problem is told")
                    .until(() -> bed.container().settings(PANIC).problems().size() == 2);
            assertThat(Typed.into(bed.container(), "plugin:show " + PANIC))
                    .containsPattern("setting +tolerance 3 ")
                    .contains("'tolerance' must be a number from 0 to 100000", "did you mean 'tolerance'?");
            assertThat(Typed.into(bed.container(), "plugin:why " + PANIC)).contains("it stays at '3'");

            config.delete(PANIC);
            awaitSetting(bed, Setting.TOLERANCE, "10");
            assertThatThrownBy(() -> panics.min(new State(), 7, 3)).isInstanceOf(PluginFaultException.class);
            Waiting.until("the fault is counted").until(() -> bed.plugin(PANIC).faults() == 4);
            assertThat(bed.plugin(PANIC).state()).isEqualTo(PluginState.ACTIVE);

            config.write(PANIC, "tolerance = 3", "intensity = 0");
            awaitSetting(bed, Setting.TOLERANCE, "3");
            assertThatThrownBy(() -> panics.min(new State(), 7, 3)).isInstanceOf(PluginFaultException.class);
            assertThat(bed.await(PANIC, PluginState.QUARANTINED).reason()).contains("5 faults within 60 s");
        }
    }

    @Test
    void aShorterDeadlineHoldsForACallThatIsUnderWay() {
        try (TestBed bed = TestBed.sharingMin(
                temp, builder -> builder.config(config.path()).set(Setting.CALL_DEADLINE, "1h"))) {
            bed.run("call-blocks");
            Min blocks = bed.min();
            Thread caller = new Thread(() -> {
                try {
                    blocks.min(new State(), 7, 3);
                } catch (RuntimeException expected) {
                    // told below
                }
            });
            caller.setDaemon(true);
            caller.start();
            Waiting.until("the call has begun")
                    .until(() -> bed.plugin("call-blocks").calls() >= 1);

            config.write("call-blocks", "call.deadline = 100ms");

            Waiting.until("the call is ended").until(() -> !caller.isAlive());
            Waiting.until("the fault is told")
                    .until(() -> bed.container().faults("call-blocks").stream()
                            .anyMatch(fault -> fault.what().contains("within 100 ms")));
        }
    }

    @Test
    void whatAHostGivesHoldsWithoutAnythingOnBoard() throws Exception {
        Path plugins = Files.createDirectories(temp.resolve("plugins"));
        Files.copy(Built.sample(PANIC), plugins.resolve("min-panic.jar"));
        try (PluginContainer container = Cofferdam.builder()
                .plugins(plugins)
                .data(temp.resolve("data"))
                .hostPackage(Min.class.getPackageName())
                .set(PANIC, Setting.TOLERANCE, "0")
                .set(PANIC, Setting.INTENSITY, "0")
                .start()) {
            Min panics = container.service(Min.class);
            assertThatThrownBy(() -> panics.min(new State(), 7, 3)).isInstanceOf(PluginFaultException.class);
            Waiting.until("it is quarantined")
                    .until(() -> container.plugin(PANIC).orElseThrow().state() == PluginState.QUARANTINED);
        }
    }

    @Test
    void theSettingsAreDescribedToWhoAsksMetatype() throws Exception {
        try (PluginContainer container = Cofferdam.builder()
                .data(temp.resolve("data"))
                .bundles(Built.bundles())
                .config(config.path())
                .start()) {
            String[] lines = {
                "reference = $.context getServiceReference org.osgi.service.metatype.MetaTypeService",
                "metatype = $.context getService $reference",
                "bundle = $.context getBundle cofferdam:configuration",
                "info = $metatype getMetaTypeInformation $bundle",
                "$info getFactoryPids",
                "class = $info getObjectClassDefinition dev.cofferdam.plugin null",
                "$class getName"
            };
            assertThat(Typed.into(container, Arrays.copyOf(lines, 5))).contains("dev.cofferdam.plugin");
            assertThat(Typed.into(container, lines)).isEqualTo("Supervision of a plugin");
        }
    }

    /** File Install takes what is behind a hyphen for a configuration's name, and what is behind a tilde for nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"~", "-"})
    void theNameOfAFileMayHaveATildeOrAHyphen(String separator) throws Exception {
        for (String plugin : List.of("min", "min-panic-at-night", "com.acme.min_2")) {
            Files.writeString(
                    config.path().resolve("dev.cofferdam.plugin" + separator + plugin + ".cfg"), "intensity = 7\n");
        }
        try (PluginContainer container = Cofferdam.builder()
                .data(temp.resolve("data"))
                .bundles(Built.bundles())
                .config(config.path())
                .start()) {
            for (String plugin : List.of("min", "min-panic-at-night", "com.acme.min_2")) {
                assertThat(container.settings(plugin).own()).containsOnlyKeys(Setting.INTENSITY);
            }
        }
    }

    private void awaitSetting(TestBed bed, Setting setting, String text) {
        Waiting.until("'" + setting.key() + "' is " + text)
                .until(() ->
                        bed.container().settings(PANIC).settings().text(setting).equals(text));
    }
}
