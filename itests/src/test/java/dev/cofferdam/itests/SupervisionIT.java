package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.PluginInfo;
import dev.cofferdam.Setting;
import dev.cofferdam.api.fault.PluginFaultException;
import dev.cofferdam.api.fault.PluginUnavailableException;
import dev.cofferdam.itests.actors.OnceBroken;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultKind;
import dev.cofferdam.model.PluginState;
import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What breaks is contained: the caller is told, the plugin is restarted, then set apart, and all others go on. */
class SupervisionIT {
    @TempDir
    private Path temp;

    @Test
    void aFaultReachesTheCallerAndIsTolerated() {
        try (TestBed bed = TestBed.sharingMin(temp)) {
            bed.run("throws-at-first");
            Min min = bed.min();
            State state = min.newState();

            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> min.min(state, 7, 3))
                        .isInstanceOf(PluginFaultException.class)
                        .hasMessageContaining("throws-at-first")
                        .hasMessageContaining("has not warmed up yet")
                        .hasRootCauseMessage("throws-at-first has not warmed up yet, by design");
            }

            assertThat(min.min(state, 7, 3)).isEqualTo(3);
            Waiting.until("all faults are counted")
                    .until(() -> bed.plugin("throws-at-first").faults() == 3);
            assertThat(bed.plugin("throws-at-first"))
                    .returns(PluginState.ACTIVE, PluginInfo::state)
                    .returns(1, PluginInfo::generation)
                    .returns(0, PluginInfo::restarts);
            assertThat(bed.container().faults("throws-at-first"))
                    .extracting(Fault::kind)
                    .containsOnly(FaultKind.THREW);
        }
    }

    @Test
    void afterARestartTheSameProxyWorksAgain() {
        Path jar = Recipe.plugin("once-broken", "1.0.0", OnceBroken.class, Recipe.OFFERS_MIN)
                .header(OnceBroken.TRACE, temp.resolve("trace").toString())
                .jar(temp.resolve("once-broken.jar"));
        try (TestBed bed = TestBed.sharingMin(temp, builder -> builder.set(Setting.TOLERANCE, "2"))) {
            bed.run("min");
            Min works = bed.min();
            try (SteadyCaller caller = new SteadyCaller(works)) {
                bed.drop(jar, "once-broken.jar");
                bed.await("once-broken", PluginState.ACTIVE);
                Min min = bed.minBesides(works);
                State state = min.newState();

                for (int i = 0; i < 3; i++) {
                    assertThatThrownBy(() -> min.min(state, 7, 3)).isInstanceOf(PluginFaultException.class);
                }

                Waiting.until("the plugin has been restarted")
                        .until(() -> bed.plugin("once-broken").restarts() == 1);
                PluginInfo plugin = bed.await("once-broken", PluginState.ACTIVE);
                assertThat(plugin.generation()).isEqualTo(2);
                Waiting.until("the proxy has moved on").ignoreExceptions().until(() -> min.min(state, 7, 3) == 3);
                assertThat(state.calls()).isGreaterThanOrEqualTo(4);
                assertThat(bed.container().services(Min.class)).contains(min);
                caller.awaitCalls(100);
                assertThat(caller.failures()).isEmpty();
            }
        }
    }

    @Test
    void whoFaultsOnAndOnIsRestartedThenQuarantinedThenReleased() {
        try (TestBed bed = TestBed.sharingMin(
                temp,
                builder -> builder.set(Setting.TOLERANCE, "1")
                        .set(Setting.INTENSITY, "2")
                        .set(Setting.BACKOFF_FIRST, "20ms"))) {
            bed.run("min");
            Min works = bed.min();
            try (SteadyCaller caller = new SteadyCaller(works)) {
                bed.run("min-panic");
                Min panics = bed.minBesides(works);
                State state = new State();

                Waiting.until("it is quarantined").until(() -> {
                    assertThatThrownBy(() -> panics.min(state, 7, 3))
                            .isInstanceOfAny(PluginFaultException.class, PluginUnavailableException.class);
                    return bed.plugin("min-panic").state() == PluginState.QUARANTINED;
                });

                PluginInfo quarantined = bed.plugin("min-panic");
                assertThat(quarantined.restarts()).isEqualTo(2);
                assertThat(quarantined.reason()).contains("more than 2 restarts", "panics by design");
                assertThatThrownBy(() -> panics.min(state, 7, 3))
                        .isInstanceOf(PluginUnavailableException.class)
                        .hasMessageContaining("'min-panic'")
                        .hasMessageContaining("quarantined")
                        .hasMessageContaining("more than 2 restarts")
                        .hasMessageContaining("plugin:release min-panic");
                assertThat(bed.awaitNote("min-panic.jar")).contains("quarantined");

                bed.container().release("min-panic").toCompletableFuture().join();

                bed.await("min-panic", PluginState.ACTIVE);
                bed.awaitNoNote("min-panic.jar");
                assertThatThrownBy(() -> panics.min(state, 7, 3)).isInstanceOf(PluginFaultException.class);
                caller.awaitCalls(100);
                assertThat(caller.failures()).isEmpty();
                assertThat(bed.plugin("min").generation()).isEqualTo(1);
            }
        }
    }

    @Test
    void aNewRevisionLeadsOutOfQuarantine() {
        try (TestBed bed = TestBed.sharingMin(temp)) {
            bed.run("min");
            Min min = bed.min();
            bed.container()
                    .quarantine("min", "for the test")
                    .toCompletableFuture()
                    .join();
            assertThatThrownBy(() -> min.min(new State(), 7, 3))
                    .isInstanceOf(PluginUnavailableException.class)
                    .hasMessageContaining("for the test");

            bed.drop(
                    Recipe.of(Built.sample("min"))
                            .header("Bundle-Version", "0.2.0")
                            .jar(temp.resolve("next.jar")),
                    "min.jar");

            bed.await("min", PluginState.ACTIVE);
            assertThat(min.min(new State(), 7, 3)).isEqualTo(3);
        }
    }
}
