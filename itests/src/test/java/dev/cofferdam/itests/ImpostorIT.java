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
        try (TestBed bed = TestBed.sharingMin(temp);
                Bystander good = new Bystander(bed)) {
            bed.attack(
                    "impostor",
                    Impostor.class,
                    recipe -> recipe.header(Impostor.TYPE, type)
                            .header(
                                    "Import-Package",
                                    "org.osgi.framework," + type.substring(0, type.lastIndexOf('.'))));
            bed.await("impostor", PluginState.ACTIVE);

            bed.attack("looks", LooksFor.class, recipe -> recipe.header(LooksFor.TYPE, type));
            bed.await("looks", PluginState.ACTIVE);
            good.assertUnharmed();
            assertThat(bed.plugin("impostor").faults()).isZero();
        }
    }
}
