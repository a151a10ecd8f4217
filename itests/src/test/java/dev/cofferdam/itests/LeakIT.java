package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.PluginInfo;
import dev.cofferdam.itests.actors.Leaking;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.PluginState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A generation that leaves its class loader behind is found out, and goes on serving. */
class LeakIT {
    private static final List<String> LEAKING = List.of("object", "thread");

    @TempDir
    private Path temp;

    private final CountDownLatch over = new CountDownLatch(1);

    @BeforeEach
    void latch() {
        System.getProperties().put(Leaking.LATCH, over);
    }

    @AfterEach
    void letGo() {
        over.countDown();
        System.getProperties().remove(Leaking.LATCH);
        System.getProperties().remove(Leaking.OBJECT);
    }

    @Test
    void theLoaderOfAGenerationThatNobodyLetsGoOfIsReportedOnce() {
        try (TestBed bed = TestBed.sharingMin(temp)) {
            for (String leaves : List.of("object", "thread", "nothing")) {
                bed.drop(jar(leaves), leaves + ".jar");
                bed.await(leaves, PluginState.ACTIVE);
                bed.container().restart(leaves).toCompletableFuture().join();
            }

            for (String leaves : LEAKING) {
                Waiting.until("the leak is reported", Waiting.LONG_LIMIT)
                        .pollInterval(Duration.ofSeconds(1))
                        .until(() -> {
                            System.gc();
                            return !bed.container().faults(leaves).isEmpty();
                        });
                assertThat(bed.container().faults(leaves))
                        .singleElement()
                        .isInstanceOf(Fault.Leaked.class)
                        .returns(1, Fault::generation);
                assertThat(bed.plugin(leaves))
                        .returns(PluginState.ACTIVE, PluginInfo::state)
                        .returns(2, PluginInfo::generation)
                        .returns(0, PluginInfo::restarts);
            }
            assertThat(bed.plugin("nothing").faults()).isZero();
        }
    }

    private Path jar(String leaves) {
        return Recipe.plugin(leaves, "1.0.0", Leaking.class)
                .header(Leaking.LEAVES, leaves)
                .jar(temp.resolve(leaves + ".jar"));
    }
}
