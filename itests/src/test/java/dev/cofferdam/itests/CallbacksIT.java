package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.Setting;
import dev.cofferdam.itests.actors.BrokenCallbacks;
import dev.cofferdam.itests.actors.BrokenComponent;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.PluginState;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong outside calls is put down to the plugin whose code it is, and nobody else notices. */
class CallbacksIT {
    @TempDir
    private Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"service-listener", "bundle-listener"})
    void aListenerThatThrowsIsAFaultOfItsPlugin(String callback) {
        try (TestBed bed = TestBed.sharingMin(temp)) {
            bed.drop(actor(callback), "broken.jar");
            bed.await("broken", PluginState.ACTIVE);
            bed.run("min");

            Fault fault = bed.awaitFault("broken");

            assertThat(fault)
                    .isInstanceOfSatisfying(
                            Fault.CallbackThrew.class,
                            threw -> assertThat(threw.thrown())
                                    .hasToString(
                                            "java.lang.IllegalStateException: this callback is broken, by design"));
            assertThat(fault.frame())
                    .hasValueSatisfying(frame -> assertThat(frame).startsWith("BrokenCallbacks.java:"));
            assertThat(bed.plugin("min").faults()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"service-listener", "thread"})
    void whatASettingIgnoresIsNoFaultThereEither(String where) {
        try (TestBed bed = TestBed.sharingMin(
                temp, builder -> builder.set("excused", Setting.CALLS_IGNORED, RuntimeException.class.getName()))) {
            bed.drop(actor("excused", where), "excused.jar");
            bed.await("excused", PluginState.ACTIVE);
            bed.drop(actor("broken", where), "broken.jar");
            bed.await("broken", PluginState.ACTIVE);
            bed.run("min");

            bed.awaitFault("broken");

            assertThat(bed.container().faults("excused")).isEmpty();
        }
    }

    @Test
    void aThreadThatDiesWhileItsPluginStartsIsDecidedOn() {
        try (TestBed bed = TestBed.sharingMin(
                temp, builder -> builder.set("broken", Setting.TOLERANCE, "0").set("broken", Setting.INTENSITY, "1"))) {
            bed.drop(actor("thread-in-start"), "broken.jar");

            assertThat(bed.await("broken", PluginState.QUARANTINED).reason())
                    .contains("more than 1 restarts", "thread 'broken-worker' ended with");
        }
    }

    @Test
    void aThreadThatDiesIsAFaultOfThePluginThatStartedIt() {
        try (TestBed bed = TestBed.sharingMin(temp)) {
            bed.drop(actor("thread"), "broken.jar");
            bed.await("broken", PluginState.ACTIVE);

            Fault fault = bed.awaitFault("broken");

            assertThat(fault)
                    .isInstanceOfSatisfying(
                            Fault.ThreadDied.class,
                            died -> assertThat(died.thread()).isEqualTo("broken-worker"));
            assertThat(fault.generation()).isEqualTo(1);
            assertThat(fault.frame())
                    .hasValueSatisfying(frame -> assertThat(frame).startsWith("BrokenCallbacks.java:"));
        }
    }

    @Test
    void aComponentWhoseActivationThrowsIsAFaultOfItsPlugin() {
        Path jar = Attack.component(
                        Recipe.bundle("broken", "1.0.0").classes(BrokenComponent.class),
                        BrokenComponent.class,
                        "activate=\"activate\"")
                .jar(temp.resolve("broken.jar"));
        try (TestBed bed = TestBed.sharingMin(temp, builder -> builder.bundles(Built.bundles()))) {
            bed.drop(jar, "broken.jar");
            bed.await("broken", PluginState.ACTIVE);

            Fault fault = bed.awaitFault("broken");

            assertThat(fault.what()).isEqualTo("java.lang.IllegalStateException: this component is broken, by design");
        }
    }

    private Path actor(String callback) {
        return actor("broken", callback);
    }

    private Path actor(String name, String callback) {
        return Recipe.plugin(name, "1.0.0", BrokenCallbacks.class)
                .header(BrokenCallbacks.CALLBACK, callback)
                .jar(temp.resolve("actor.jar"));
    }
}
