package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.Setting;
import dev.cofferdam.api.plugin.PluginHealth;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultKind;
import dev.cofferdam.model.PluginState;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.BundleActivator;

/** A generation that has started is asked for its health before callers are led to it. */
class HealthIT {
    private static final String SOURCE = """
            package acme.checked;
            import dev.cofferdam.api.plugin.PluginHealth;
            import java.util.function.Supplier;
            import org.osgi.framework.*;
            public class Checked implements BundleActivator, Supplier<String>, PluginHealth {
                public void start(BundleContext context) {
                    context.registerService(new String[] {Supplier.class.getName(), PluginHealth.class.getName()}, this, null);
                }
                public void stop(BundleContext context) { }
                public String get() { return "VERSION"; }
                public void check() throws Exception { CHECK }
            }
            """;

    @TempDir
    private Path temp;

    private TestBed bed() {
        return TestBed.sharingNothing(temp, builder -> builder.set(Setting.START_DEADLINE, "2s"));
    }

    private Path jar(String version, String check) {
        return Recipe.bundle("checked", version)
                .header("Bundle-Activator", "acme.checked.Checked")
                .header("Import-Package", "org.osgi.framework, dev.cofferdam.api.plugin;version=\"[1.0,2)\"")
                .compiled(
                        List.of(jarOf(BundleActivator.class), jarOf(PluginHealth.class)),
                        SOURCE.replace("VERSION", version).replace("CHECK", check))
                .jar(temp.resolve("checked-" + version + ".jar"));
    }

    private static Path jarOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "throw new IllegalStateException(\"there is no disk\");, START_FAILED, there is no disk",
        "new java.util.concurrent.CountDownLatch(1).await();, START_TIMED_OUT, within 2 s"
    })
    void whoIsNotWellDoesNotTakeThePlaceOfWhoIs(String check, FaultKind kind, String told) {
        try (TestBed bed = bed()) {
            bed.drop(jar("1.0.0", ""), "checked.jar");
            bed.await("checked", PluginState.ACTIVE);
            Supplier<?> service = bed.container().service(Supplier.class);
            try (SteadyCaller caller =
                    new SteadyCaller(() -> assertThat(service.get()).isEqualTo("1.0.0"))) {
                bed.drop(jar("1.1.0", check), "checked.jar");

                assertThat(bed.awaitNote("checked.jar")).contains("did not start", "serves on", told);
                caller.awaitCalls(100);
                assertThat(caller.failures()).isEmpty();
            }
            assertThat(bed.container().faults("checked"))
                    .extracting(Fault::kind)
                    .containsExactly(kind);
            assertThat(bed.plugin("checked").generation()).isEqualTo(1);
        }
    }

    @Test
    void whoIsWellTakesIt() {
        try (TestBed bed = bed()) {
            bed.drop(jar("1.0.0", ""), "checked.jar");
            bed.await("checked", PluginState.ACTIVE);
            Supplier<?> service = bed.container().service(Supplier.class);

            bed.drop(jar("1.1.0", ""), "checked.jar");

            Waiting.until("the next one serves").until(() -> service.get().equals("1.1.0"));
        }
    }
}
