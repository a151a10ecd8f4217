package dev.cofferdam.contain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cofferdam.model.KillSwitch;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What stays in code that is not to be used any more is ended; what comes and goes is not. */
@Timeout(120)
class EvictionTest {
    /** With a checkpoint that all share. */
    private final Containment containment =
            new Containment(WovenLoader.LOADERS, plugin -> true, fault -> {}, Clock.systemUTC(), 1);

    private final WovenLoader loader = new WovenLoader(containment, "gone", Kernels.class);

    private Thread start(String name, Runnable code) {
        Thread thread = new Thread(code, name);
        thread.setDaemon(true);
        thread.start();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Arrays.stream(thread.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().startsWith(Kernels.class.getName())));
        return thread;
    }

    @Test
    void aThreadThatStaysIsKilled() throws Exception {
        Endless endless = loader.make(Kernels.class, Endless.class);
        Thread stays = start("stays", () -> endless.run("catchThrowable"));

        KillSwitch.Evicted evicted = containment.evict(loader, "gone");

        assertThat(evicted.killed()).containsExactly("stays");
        assertThat(evicted.abandoned()).isEmpty();
        stays.join();
    }

    @Test
    void whoIsInTheSameCodeOfAnotherLoaderIsLeftAlone() throws Exception {
        loader.make(Kernels.class, Endless.class);
        WovenLoader next = new WovenLoader(containment, "next", Kernels.class);
        Endless endless = next.make(Kernels.class, Endless.class);
        Thread other = start("other", () -> endless.run("catchThrowable"));

        KillSwitch.Evicted evicted = containment.evict(loader, "gone");

        assertThat(evicted.killed()).isEmpty();
        assertThat(evicted.abandoned()).isEmpty();
        assertThat(other.isAlive()).isTrue();
        assertThat(containment.evict(next, "next").killed()).containsExactly("other");
    }

    @Test
    void whoComesAndGoesIsLeftAlone() throws Exception {
        Endless endless = loader.make(Kernels.class, Endless.class);
        AtomicBoolean enough = new AtomicBoolean();
        AtomicLong visits = new AtomicLong();
        Thread visitor = new Thread(() -> {
            while (!enough.get()) {
                endless.run("returns");
                visits.incrementAndGet();
            }
        });
        visitor.start();
        await().until(() -> visits.get() > 1000);

        KillSwitch.Evicted evicted = containment.evict(loader, "gone");

        long then = visits.get();
        await().until(() -> visits.get() > then + 1000);
        enough.set(true);
        visitor.join();
        assertThat(evicted.killed()).isEmpty();
        assertThat(evicted.abandoned()).isEmpty();
    }
}
