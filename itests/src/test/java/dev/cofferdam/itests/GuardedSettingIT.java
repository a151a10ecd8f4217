package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.ContainerBuilder;
import dev.cofferdam.Setting;
import dev.cofferdam.api.fault.PluginFaultException;
import dev.cofferdam.itests.actors.StuckCabinet;
import dev.cofferdam.itests.desk.Cabinet;
import dev.cofferdam.itests.desk.Drawer;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.PluginState;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults in objects that a service gives out count where a setting says so, whatever the contract says. */
class GuardedSettingIT {
    private static final String GUARDED = "java.util.Iterator, " + Drawer.class.getName();

    @TempDir
    private Path temp;

    private TestBed bed(UnaryOperator<ContainerBuilder> more) {
        TestBed bed =
                TestBed.sharingMin(temp, builder -> more.apply(builder.hostPackage(Cabinet.class.getPackageName())));
        bed.drop(
                Recipe.plugin("cabinet", "1.0.0", StuckCabinet.class, Cabinet.class.getPackageName())
                        .jar(temp.resolve("cabinet.jar")),
                "cabinet.jar");
        bed.await("cabinet", PluginState.ACTIVE);
        return bed;
    }

    private static void assertFaultsCount(TestBed bed, Cabinet cabinet) {
        assertThatThrownBy(cabinet.names()::next).isInstanceOf(PluginFaultException.class);
        assertThatThrownBy(cabinet.open()::pull).isInstanceOf(PluginFaultException.class);
        Waiting.until("both are counted").until(() -> bed.plugin("cabinet").faults() == 2);
        assertThat(bed.container().faults("cabinet"))
                .extracting(Fault::where)
                .containsExactlyInAnyOrder("Iterator.next", "Drawer.pull");
    }

    private static void assertFaultsDoNotCount(TestBed bed, Cabinet cabinet) {
        assertThatThrownBy(cabinet.names()::next).isExactlyInstanceOf(IllegalStateException.class);
        assertThatThrownBy(cabinet.open()::pull).isExactlyInstanceOf(IllegalStateException.class);
        assertThat(bed.plugin("cabinet").faults()).isZero();
    }

    @Test
    void withoutTheSettingTheyGoByTheBoundary() {
        try (TestBed bed = bed(builder -> builder.set("other", Setting.CALLS_GUARDED, GUARDED))) {
            assertFaultsDoNotCount(bed, bed.container().service(Cabinet.class));
        }
    }

    @Test
    void theyCountForOnePluginOrForAll() {
        try (TestBed bed = bed(builder -> builder.set("cabinet", Setting.CALLS_GUARDED, GUARDED))) {
            assertFaultsCount(bed, bed.container().service(Cabinet.class));
        }
        try (TestBed bed = bed(builder -> builder.set(Setting.CALLS_GUARDED, GUARDED))) {
            assertFaultsCount(bed, bed.container().service(Cabinet.class));
        }
    }

    @Test
    void aSettingThatComesWhileThePluginRunsHoldsFromItsNextGenerationOn() {
        ConfigFolder config = ConfigFolder.in(temp);
        try (TestBed bed = bed(builder -> builder.config(config.path()))) {
            Cabinet before = bed.container().service(Cabinet.class);
            config.write("cabinet", "guarded = " + GUARDED);
            Waiting.until("the setting is there")
                    .until(() -> bed.container().settings("cabinet").own().containsKey(Setting.CALLS_GUARDED));
            assertThat(bed.container().settings("cabinet").problems()).isEmpty();
            assertFaultsDoNotCount(bed, bed.container().service(Cabinet.class));

            bed.container().restart("cabinet").toCompletableFuture().join();

            Waiting.until("generation 2 serves").until(() -> bed.container().service(Cabinet.class) != before);
            assertFaultsDoNotCount(bed, before);
            assertFaultsCount(bed, bed.container().service(Cabinet.class));
        }
    }

    @Test
    void aNameThatIsNoTypeOfThePluginsIsToldWithThoseThatItsContractReturns() {
        try (TestBed bed = bed(builder -> builder.set(
                "cabinet", Setting.CALLS_GUARDED, Drawer.class.getPackageName() + ".Drawr, java.util.Iterator"))) {
            Waiting.until("it is told")
                    .untilAsserted(() -> assertThat(
                                    bed.container().settings("cabinet").problems())
                            .singleElement(InstanceOfAssertFactories.STRING)
                            .startsWith("name '" + Drawer.class.getPackageName() + ".Drawr' of 'guarded' has no effect")
                            .contains("its contracts return " + Drawer.class.getName() + ", java.util.Iterator"));
        }
    }
}
