package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.PluginInfo;
import dev.cofferdam.Setting;
import dev.cofferdam.api.fault.PluginFaultException;
import dev.cofferdam.itests.actors.FallsOver;
import dev.cofferdam.model.PluginState;
import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many plugins fall over at the same moment: they come back, but not all at once. */
class RestartStormIT {
    private static final int PLUGINS = 200;
    private static final int AT_ONCE = 4;

    @TempDir
    private Path temp;

    private final AtomicInteger most = new AtomicInteger();

    @BeforeEach
    void count() {
        System.getProperties().put(FallsOver.STARTING, new AtomicInteger());
        System.getProperties().put(FallsOver.MOST, most);
    }

    @AfterEach
    void forget() {
        System.getProperties().remove(FallsOver.STARTING);
        System.getProperties().remove(FallsOver.MOST);
    }

    @Test
    void noMoreThanTheLimitStartAtOnceAndAllComeBack() {
        try (TestBed bed = TestBed.sharingMin(
                temp,
                builder -> builder.set(Setting.TOLERANCE, "0")
                        .set(Setting.BACKOFF_FIRST, "300ms")
                        .set(Setting.BACKOFF_JITTER, "0")
                        .set(Setting.RESTARTS_AT_ONCE, String.valueOf(AT_ONCE)))) {
            for (int i = 0; i < PLUGINS; i++) {
                bed.drop(jar(i), "falls-over-" + i + ".jar");
            }
            Waiting.until("all run", Waiting.LONG_LIMIT).until(() -> running(bed, 1) == PLUGINS);
            most.set(0);

            for (Min min : bed.container().services(Min.class)) {
                assertThatThrownBy(() -> min.min(new State(), 7, 3)).isInstanceOf(PluginFaultException.class);
            }

            Waiting.until("all run again", Waiting.LONG_LIMIT).until(() -> running(bed, 2) == PLUGINS);
            assertThat(most).hasValueBetween(1, AT_ONCE);
            assertThat(bed.container().plugins())
                    .extracting(PluginInfo::restarts)
                    .containsOnly(1);
        }
    }

    private static long running(TestBed bed, int generation) {
        return bed.container().plugins().stream()
                .filter(plugin -> plugin.state() == PluginState.ACTIVE && plugin.generation() == generation)
                .count();
    }

    private Path jar(int number) {
        return Recipe.plugin("falls-over-" + number, "1.0.0", FallsOver.class, Recipe.OFFERS_MIN)
                .jar(temp.resolve("falls-over.jar"));
    }
}
