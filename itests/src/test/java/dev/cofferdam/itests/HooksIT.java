package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cofferdam.Setting;
import dev.cofferdam.itests.actors.Eavesdrops;
import dev.cofferdam.itests.actors.MinByHeader;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultKind;
import dev.cofferdam.model.PluginState;
import dev.cofferdam.samples.min.State;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A plugin that registers a hook of the framework is found out, and the hook is never asked about what others do. */
class HooksIT {
    @TempDir
    private Path temp;

    @ParameterizedTest
    @CsvSource({
        "service.FindHook, own",
        "service.FindHook, host",
        "service.EventListenerHook, own",
        "service.ListenerHook, own",
        "bundle.FindHook, own",
        "resolver.ResolverHookFactory, own",
        "resolver.ResolverHookFactory, host"
    })
    void aHookOfAPluginIsNeverAskedAndWhoRegistersItIsNamed(String kind, String through) {
        String hook = "org.osgi.framework.hooks." + kind;
        try (TestBed bed =
                        TestBed.sharingMin(temp, builder -> builder.set("eavesdrops", Setting.RESTART, "temporary"));
                Bystander good = new Bystander(bed)) {
            bed.attack(
                    "eavesdrops",
                    Eavesdrops.class,
                    recipe -> recipe.header(Eavesdrops.HOOK, hook)
                            .header(Eavesdrops.THROUGH, through)
                            .header(
                                    "Import-Package",
                                    "org.osgi.framework,org.osgi.framework.wiring,"
                                            + "org.osgi.framework.hooks.bundle,"
                                            + "org.osgi.framework.hooks.resolver,"
                                            + "org.osgi.framework.hooks.service,"
                                            + "org.osgi.framework.hooks.weaving"));

            Waiting.until("the deed is told")
                    .untilAsserted(() -> assertThat(bed.container().faults("eavesdrops"))
                            .extracting(Fault::kind, Fault::what)
                            .containsExactly(
                                    tuple(FaultKind.MEDDLED, "it registered the framework hook '" + hook + "'")));
            assertThat(bed.await("eavesdrops", PluginState.STOPPED).reason()).contains("it is temporary");

            bed.attack("victim", MinByHeader.class);
            bed.await("victim", PluginState.ACTIVE);
            assertThat(bed.minBesides(good.min()).min(new State(), 4, 2)).isEqualTo(2);
            good.assertUnharmed();
            assertThat(bed.plugin("victim").faults()).isZero();
        }
    }
}
