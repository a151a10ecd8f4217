package dev.cofferdam.contain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.cofferdam.model.KillSwitch;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

        assertThat(containment.evict(loader, "gone")).singleElement().satisfies(evicted -> {
            assertThat(evicted.thread()).isEqualTo("stays");
            assertThat(evicted.killed()).isTrue();
            assertThat(evicted.frame())
                    .hasValueSatisfying(frame -> assertThat(frame).startsWith("Kernels.java"));
        });
        stays.join();
    }

    @Test
    void whoStaysInTheCodeOfAnyIsKilledWithinTheLimit() throws Exception {
        WovenLoader next = new WovenLoader(containment, "next", Kernels.class);
        Thread one = start("one", () -> start(loader, "catchThrowable"));
        Thread other = start("other", () -> start(next, "loopInFinally"));

        assertThat(containment.evictAll(Duration.ofSeconds(60)))
                .extracting(
                        KillSwitch.Left::plugin,
                        left -> left.evicted().thread(),
                        left -> left.evicted().killed())
                .containsExactlyInAnyOrder(tuple("gone", "one", true), tuple("next", "other", true));
        one.join();
        other.join();
    }

    private static void start(WovenLoader loader, String kernel) {
        try {
            loader.make(Kernels.class, Endless.class).run(kernel);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whereNobodyIsNobodyIsLookedFor() throws Exception {
        loader.make(Kernels.class, Endless.class);

        assertThat(containment.evictAll(Duration.ZERO)).isEmpty();
        assertThat(containment.code(loader).orElseThrow().checkpoint().doesNothing())
                .isTrue();
    }

    @Test
    void whoIsInTheSameCodeOfAnotherLoaderIsLeftAlone() throws Exception {
        loader.make(Kernels.class, Endless.class);
        WovenLoader next = new WovenLoader(containment, "next", Kernels.class);
        Endless endless = next.make(Kernels.class, Endless.class);
        Thread other = start("other", () -> endless.run("catchThrowable"));

        assertThat(containment.evict(loader, "gone")).isEmpty();
        assertThat(other.isAlive()).isTrue();
        assertThat(containment.evict(next, "next")).singleElement().returns(true, KillSwitch.Evicted::killed);
    }

    /** Whoever is looked at now and then only is hardly ever found outside when it comes back as soon as it has left. */
    @ParameterizedTest
    @ValueSource(strings = {"returns", "returnsLater"})
    void whoComesAndGoesIsLeftAlone(String kernel) throws Exception {
        Endless endless = loader.make(Kernels.class, Endless.class);
        AtomicBoolean enough = new AtomicBoolean();
        AtomicLong visits = new AtomicLong();
        Thread visitor = new Thread(() -> {
            while (!enough.get()) {
                endless.run(kernel);
                visits.incrementAndGet();
            }
        });
        visitor.setDaemon(true);
        visitor.start();
        await().atMost(Duration.ofSeconds(60)).until(() -> visits.get() > 1000);

        List<KillSwitch.Evicted> evicted = containment.evict(loader, "gone");

        assertThat(evicted).isEmpty();
        long then = visits.get();
        await().atMost(Duration.ofSeconds(60)).until(() -> visits.get() > then + 1000);
        enough.set(true);
        visitor.join();
    }
}
