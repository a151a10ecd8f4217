package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cofferdam.PluginContainer;
import dev.cofferdam.Setting;
import dev.cofferdam.api.contract.Capabilities;
import dev.cofferdam.api.fault.PluginFaultException;
import dev.cofferdam.api.fault.PluginUnavailableException;
import dev.cofferdam.itests.actors.BulkDesk;
import dev.cofferdam.itests.actors.PlainDesk;
import dev.cofferdam.itests.desk.Bulk;
import dev.cofferdam.itests.desk.Desk;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a contract can say about itself, and what callers see of it over generations. */
class ContractIT {
    @TempDir
    private Path temp;

    private TestBed bed() {
        return TestBed.sharingMin(
                temp,
                builder -> builder.hostPackage(Desk.class.getPackageName())
                        .set(Setting.STOP_DEADLINE, "500ms")
                        .set(Setting.PROBATION, "100ms"));
    }

    private Path jar(Class<? extends PlainDesk> activator, String version) {
        return Recipe.plugin("desk", version, activator, Desk.class.getPackageName())
                .jar(temp.resolve("desk-" + version + ".jar"));
    }

    private static void deploy(TestBed bed, Path jar, int generation) {
        bed.drop(jar, "desk.jar");
        bed.awaitGeneration("desk", generation);
    }

    private static Throwable failure(CompletionStage<String> stage) {
        return catchThrowable(() -> stage.toCompletableFuture().get()).getCause();
    }

    @Test
    void resultsThatComeLaterAreSupervisedAndEndWithTheirGeneration() throws Exception {
        try (TestBed bed = bed()) {
            deploy(bed, jar(PlainDesk.class, "1.0.0"), 1);
            Desk desk = bed.container().service(Desk.class);
            assertThat(desk.ask("time").toCompletableFuture().get()).isEqualTo("answer to time");
            assertThat(failure(desk.ask("broken")))
                    .isInstanceOf(PluginFaultException.class)
                    .hasMessageContaining("the desk is broken");
            Waiting.until("the fault is counted").until(() -> bed.plugin("desk").faults() == 1);
            CompletionStage<String> pending = desk.ask("never");
            Iterator<String> names = desk.names();
            assertThat(names.next()).isEqualTo("name 1");

            deploy(bed, jar(PlainDesk.class, "1.1.0"), 2);

            assertThat(failure(pending)).isInstanceOf(PluginUnavailableException.class);
            assertThatThrownBy(names::next).isInstanceOf(PluginUnavailableException.class);
            Iterator<String> next = desk.names();
            next.next();
            next.next();
            assertThatThrownBy(next::next).isInstanceOf(PluginFaultException.class);
        }
    }

    @Test
    void whatAPluginOffersIsSeenAndMayChangeWithItsGeneration() {
        try (TestBed bed = bed()) {
            PluginContainer container = bed.container();
            deploy(bed, jar(PlainDesk.class, "1.0.0"), 1);
            Desk plain = container.service(Desk.class);
            assertThat(plain).isNotInstanceOf(Bulk.class);
            assertThat(container.supports(plain, Desk.class, "greet", String.class))
                    .isFalse();

            deploy(bed, jar(BulkDesk.class, "1.1.0"), 2);

            Waiting.until("the new stand-in is registered").until(() -> container.service(Desk.class) instanceof Bulk);
            Desk offering = container.service(Desk.class);
            assertThat(((Bulk) offering).askAll()).isEqualTo(42);
            assertThat(plain.greet("you")).isEqualTo("a greeting from the desk");
            assertThat(container.supports(plain, Desk.class, "greet", String.class))
                    .isTrue();
            assertThat(container.service(Capabilities.class).supports(offering, Desk.class, "greet", String.class))
                    .isTrue();

            deploy(bed, jar(PlainDesk.class, "1.2.0"), 3);

            Waiting.until("the first stand-in is registered again").until(() -> container.service(Desk.class) == plain);
            assertThat(offering.greet("you")).isEqualTo("a greeting from the contract");
            assertThatThrownBy(((Bulk) offering)::askAll)
                    .isInstanceOf(PluginUnavailableException.class)
                    .hasMessageContaining("does not offer '" + Bulk.class.getName() + "'");
            assertThat(bed.plugin("desk").faults()).isZero();
        }
    }
}
