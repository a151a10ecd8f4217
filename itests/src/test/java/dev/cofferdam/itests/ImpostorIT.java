package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.itests.actors.Impostor;
import dev.cofferdam.itests.actors.LooksFor;
import dev.cofferdam.model.PluginState;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plugin that offers what the container has on board already is believed by nobody. */
class ImpostorIT {
    @TempDir
    private Path temp;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.osgi.service.cm.ConfigurationAdmin",
                "org.osgi.service.log.LogReaderService",
                "org.apache.felix.service.command.CommandProcessor"
            })
    void whatAPluginOffersInTheContainersPlaceIsSeenByNobody(String type) {
        try (TestBed bed = TestBed.sharingMin(temp)) {
            bed.run("min");
            try (SteadyCaller caller = new SteadyCaller(bed.min())) {
                bed.drop(
                        Attack.plugin(
                                temp,
                                "impostor",
                                Impostor.class,
                                recipe -> recipe.header(Impostor.TYPE, type)
                                        .header(
                                                "Import-Package",
                                                "org.osgi.framework," + type.substring(0, type.lastIndexOf('.')))),
                        "impostor.jar");
                bed.await("impostor", PluginState.ACTIVE);

                bed.drop(
                        Attack.plugin(temp, "looks", LooksFor.class, recipe -> recipe.header(LooksFor.TYPE, type)),
                        "looks.jar");
                bed.await("looks", PluginState.ACTIVE);
                caller.awaitCalls(1000);
                assertThat(caller.failures()).isEmpty();
            }
            assertThat(bed.plugin("impostor").faults()).isZero();
            assertThat(bed.plugin("min").faults()).isZero();
        }
    }
}
