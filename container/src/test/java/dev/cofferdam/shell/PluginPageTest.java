package dev.cofferdam.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.PluginInfo;
import dev.cofferdam.PluginSettings;
import dev.cofferdam.Settings;
import dev.cofferdam.model.PluginState;
import dev.cofferdam.model.Revision;
import dev.cofferdam.model.Weaving;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PluginPageTest {
    @Test
    void aServiceWhoseCallsAreNotGuardedIsSaidSoWithTheReason() {
        PluginInfo plugin = new PluginInfo(
                "min",
                new Revision("min", "1.2.0", "0".repeat(64), "min.jar", Path.of("min.jar")),
                PluginState.ACTIVE,
                3,
                Instant.EPOCH,
                "",
                0,
                0,
                0,
                List.of(),
                Optional.empty(),
                Optional.of(new PluginInfo.Probation(Instant.EPOCH.plusSeconds(10), Optional.of(2))),
                List.of(
                        new PluginInfo.Service(List.of("a.A", "b.B"), Optional.empty()),
                        new PluginInfo.Service(
                                List.of("c.C"), Optional.of("'c.C' is a class; only interfaces can be proxied"))),
                List.of(),
                Optional.of(new Weaving(true, 12, 1, List.of("'a.B': it is too large"))));
        PluginSettings settings = new PluginSettings(Settings.defaults(), Map.of(), List.of());

        assertThat(new PluginPage(plugin, settings, Instant.EPOCH).text().lines())
                .contains(
                        "weaving     12 classes have checks; 1 class runs as it is: 'a.B': it is too large",
                        "service     a.A, b.B",
                        "service     c.C (not guarded: 'c.C' is a class; only interfaces can be proxied)",
                        "probation   generation 3 is on probation for another 10 s; generation 2 stands by");
    }
}
