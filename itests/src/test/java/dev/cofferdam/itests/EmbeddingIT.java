package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.Cofferdam;
import dev.cofferdam.ContainerException;
import dev.cofferdam.PluginContainer;
import dev.cofferdam.PluginEvent;
import dev.cofferdam.Setting;
import dev.cofferdam.model.PluginState;
import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The API: a host starts, asks, listens and closes. */
class EmbeddingIT {
    @TempDir
    private Path temp;

    @Test
    void aDataFolderInUseIsToldOf() {
        Path data = temp.resolve("data");
        try (PluginContainer container = Cofferdam.builder().data(data).start()) {
            assertThat(container.plugins()).isEmpty();
            assertThatThrownBy(() -> Cofferdam.builder().data(data).start())
                    .isInstanceOf(ContainerException.class)
                    .hasMessageContaining("'" + data + "'")
                    .hasMessageContaining("in use by another container");
        }
    }

    @Test
    void withNothingSaidItStartsAndCloses() {
        try (PluginContainer container = Cofferdam.builder().start()) {
            assertThat(container.plugins()).isEmpty();
            assertThat(container.plugin("min")).isEmpty();
        }
    }

    @Test
    void aServiceThatNobodyOffersIsToldOf() {
        try (TestBed bed = TestBed.sharingMin(temp)) {
            assertThatThrownBy(() -> bed.container().service(Min.class))
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessageContaining("'dev.cofferdam.samples.min.Min'")
                    .hasMessageContaining("nobody offers");
            assertThat(bed.container().services(Min.class)).isEmpty();
        }
    }

    @Test
    void aServiceOfAnotherTypeOfTheSameNameIsToldOf() {
        try (TestBed bed = TestBed.sharingNothing(temp, UnaryOperator.identity())) {
            bed.run("min-api");
            bed.run("min");

            assertThatThrownBy(() -> bed.container().service(Min.class))
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessageContaining("'min'")
                    .hasMessageContaining("hostPackage(\"dev.cofferdam.samples.min\")");
        }
    }

    @Test
    void allSettingsThatAreWrongAreNamed() {
        Properties settings = new Properties();
        settings.setProperty("call.deadlin", "10s");
        settings.setProperty("start.deadline", "soon");

        assertThatThrownBy(() -> Cofferdam.builder().settings(settings).start())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'call.deadlin' is unknown; did you mean 'call.deadline'?")
                .hasMessageContaining("'start.deadline' must be");
    }

    @Test
    void eventsTellWhatHappens() {
        try (TestBed bed = TestBed.sharingMin(temp)) {
            List<PluginEvent> heard = new CopyOnWriteArrayList<>();
            Runnable end = bed.container().listen(heard::add);
            bed.run("min");
            Waiting.until("the event has come")
                    .untilAsserted(() -> assertThat(heard).anySatisfy(event -> {
                        assertThat(event.plugin()).isEqualTo("min");
                        assertThat(event.version()).isEqualTo("0.1.0");
                        assertThat(event.state()).contains(PluginState.ACTIVE);
                        assertThat(event.text()).contains("generation 1");
                    }));
            end.run();
            int before = heard.size();
            bed.remove("min.jar");
            bed.awaitGone("min");
            Waiting.until("the other listener has heard")
                    .untilAsserted(() -> assertThat(bed.events())
                            .anySatisfy(event -> assertThat(event.state()).isEmpty()));
            assertThat(heard).hasSize(before);
        }
    }

    @Test
    void twoContainersInOneJvmWorkIndependently() {
        try (TestBed one = TestBed.sharingMin(temp.resolve("one"))) {
            one.run("min");
            Min first = one.min();
            try (TestBed other = TestBed.sharingMin(temp.resolve("other"))) {
                other.run("min");
                Min second = other.min();
                assertThat(second).isNotSameAs(first);
                assertThat(second.min(new State(), 7, 3)).isEqualTo(3);
                assertThat(first.min(new State(), 7, 3)).isEqualTo(3);

                one.remove("min.jar");
                one.awaitGone("min");
                assertThat(second.min(new State(), 7, 3)).isEqualTo(3);
                one.run("min");
            }
            assertThat(first.min(new State(), 7, 3)).isEqualTo(3);
        }
    }

    @Test
    @Timeout(60)
    void closingEndsWithinItsLimitsThoughAPluginHangs() {
        TestBed bed = TestBed.sharingMin(temp, builder -> builder.set(Setting.STOP_DEADLINE, "1s"));
        bed.run("min");
        bed.run("stop-hangs");
        long began = System.nanoTime();

        bed.close();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
    }
}
