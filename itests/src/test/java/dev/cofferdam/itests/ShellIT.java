package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.Setting;
import dev.cofferdam.model.PluginState;
import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell: each command of the scope {@code plugin}, as Gogo runs it. */
class ShellIT {
    @TempDir
    private Path temp;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private TestBed bed;
    private CommandSession session;

    @BeforeEach
    void start() {
        bed = TestBed.sharingMin(temp, builder -> builder.set(Setting.STOP_DEADLINE, "1s"));
        bed.run("min");
        session = bed.container()
                .service(CommandProcessor.class)
                .createSession(InputStream.nullInputStream(), printed, printed);
        session.put("SCOPE", "plugin:gogo:*");
    }

    @AfterEach
    void end() {
        session.close();
        bed.close();
    }

    @Test
    void listShowsAllPluginsInAnAlignedTable() throws Exception {
        bed.run("min-caller");

        assertThat(typed("plugin:list").lines())
                .hasSize(3)
                .anyMatch(line -> line.matches("PLUGIN +VERSION +STATE +GEN +FOR +CALLS +FAULTS +RESTARTS +REASON"))
                .anyMatch(line -> line.matches("min +0\\.1\\.0 +active +1 .*"))
                .anyMatch(line -> line.matches("min-caller +0\\.1\\.0 +active +1 .*"))
                .extracting(line -> line.startsWith("PLUGIN") ? line.indexOf("STATE") : line.indexOf("active"))
                .containsOnly("min-caller  0.1.0    ".length());
    }

    @Test
    void showTellsAllOfOnePlugin() throws Exception {
        assertThat(typed("plugin:show min"))
                .contains("min 0.1.0", "active", "min.jar", Min.class.getName(), "the host", "sha256");
    }

    @Test
    void whyExplainsWhereAPluginStands() throws Exception {
        bed.drop("min-wrong-type");
        bed.await("min-wrong-type", PluginState.REFUSED);

        assertThat(typed("plugin:why min-wrong-type"))
                .contains(
                        "'min-wrong-type' 0.1.0 is refused", "none of its code has run", "SmallerOfTwoLongs", "next:");
        assertThat(typed("plugin:why min")).contains("runs as generation 1", "dev.cofferdam.samples.min 1.0.0");
    }

    @Test
    void faultsListsTheLatest() throws Exception {
        assertThat(typed("plugin:faults min")).isEqualTo("'min' has had no faults");
        Min works = bed.min();
        bed.run("min-panic");
        Min panics = bed.minBesides(works);
        assertThatThrownBy(() -> panics.min(new State(), 7, 3)).hasMessageContaining("min-panic");
        Waiting.until("the fault is counted")
                .until(() -> bed.plugin("min-panic").faults() == 1);

        assertThat(typed("plugin:faults min-panic"))
                .contains("KIND", "threw", "Min.min", "PanickingMin.java", "panics by design");
        assertThat(typed("plugin:faults")).contains("PLUGIN", "min-panic");
    }

    @Test
    void restartReplacesTheGeneration() throws Exception {
        assertThat(typed("plugin:restart min")).isEqualTo("'min' is active as generation 2");
    }

    @Test
    void stopAndStartStopAndStart() throws Exception {
        assertThat(typed("plugin:stop min")).contains("'min' is stopped", "plugin:start min");
        assertThat(typed("plugin:list")).contains("stopped");
        assertThat(typed("plugin:start min")).contains("'min' is active as generation 2");
    }

    @Test
    void quarantineAndReleaseSetApartAndBringBack() throws Exception {
        assertThat(typed("plugin:quarantine min 'it looks odd'")).contains("'min' is quarantined", "it looks odd");
        assertThat(typed("plugin:start min")).contains("'min' is still quarantined");
        assertThat(typed("plugin:why min")).contains("it looks odd");
        assertThat(typed("plugin:release min")).contains("'min' is active as generation 2");
    }

    @Test
    void planTellsOfSeveralJarsWhatWouldHappen() throws Exception {
        Path next =
                Recipe.of(Built.sample("min")).header("Bundle-Version", "0.2.0").jar(temp.resolve("next.jar"));

        assertThat(typed("plugin:plan " + next + " " + Built.sample("min-caller") + " "
                        + Built.sample("min-wrong-type")))
                .contains("install 'min-caller' 0.1.0", "replace 'min' 0.1.0 by 0.2.0", "refuse 'min-wrong-type' 0.1.0")
                .contains("untouched: nobody");
        assertThat(bed.plugin("min").generation()).isEqualTo(1);
    }

    @Test
    void helpTellsWhatACommandDoes() throws Exception {
        assertThat(typed("help plugin:list") + printed.toString(StandardCharsets.UTF_8))
                .contains("lists all plugins");
    }

    @Test
    void anUnknownPluginIsToldOfWithThoseThereAre() {
        for (String command :
                new String[] {"show", "why", "faults", "restart", "stop", "start", "quarantine", "release"}) {
            assertThatThrownBy(() -> typed("plugin:" + command + " mim"))
                    .as(command)
                    .hasMessageContaining("there is no plugin 'mim'")
                    .hasMessageContaining("there is min");
        }
    }

    private String typed(String line) throws Exception {
        return String.valueOf(session.execute(line));
    }
}
