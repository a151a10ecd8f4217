package dev.cofferdam.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cofferdam.framework.RetiredLoader;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultKind;
import dev.cofferdam.model.KillSwitch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is ended when its generation has been gone for long is told of: what was killed, and what could not be. */
@Timeout(60)
class StragglersTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private final AtomicBoolean wired = new AtomicBoolean();
    private final AtomicBoolean asked = new AtomicBoolean();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ClassLoader loader = new ClassLoader() {};
    private final Stragglers stragglers = new Stragglers(
            new Found(), plugin -> Duration.ZERO, timer, Runnable::run, Clock.fixed(NOW, ZoneOffset.UTC), faults::add);

    @AfterEach
    void close() {
        timer.shutdownNow();
    }

    private final class Found implements KillSwitch {
        @Override
        public Kill condemn(Thread thread, String plugin) {
            return NONE.condemn(thread, plugin);
        }

        @Override
        public List<Evicted> evict(ClassLoader retired, String plugin) {
            asked.set(retired == loader && plugin.equals("acme"));
            return List.of(
                    new Evicted("poller", Optional.of("Poller.java:12"), true),
                    new Evicted("digger", Optional.empty(), false));
        }

        @Override
        public List<Left> evictAll(Duration limit) {
            return List.of(new Left("stopped", 2, new Evicted("poller", Optional.of("Poller.java:12"), true)));
        }
    }

    @Test
    void whatIsLeftWhenTheContainerClosesIsToldOfToo() {
        stragglers.close();

        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.plugin()).isEqualTo("stopped");
            assertThat(fault.generation()).isEqualTo(2);
            assertThat(fault.line())
                    .isEqualTo("leaked in retirement: thread 'poller' had not left its code when it was gone, and was"
                            + " killed at Poller.java:12");
        });
    }

    private RetiredLoader retired() {
        return new RetiredLoader("acme", 3, loader, wired::get);
    }

    @Test
    void whatWasKilledAndWhatIsAbandonedAreFaultsOfTheGenerationThatIsGone() {
        stragglers.gone(retired());

        await().until(() -> faults.size() == 2);
        assertThat(faults)
                .allSatisfy(fault -> assertThat(fault.kind()).isEqualTo(FaultKind.LEAKED))
                .allSatisfy(fault -> assertThat(fault.generation()).isEqualTo(3))
                .extracting(Fault::line)
                .containsExactly(
                        "leaked in retirement: thread 'poller' had not left its code when it was gone, and was killed"
                                + " at Poller.java:12",
                        "leaked in retirement: thread 'digger' had not left its code when it was gone, and could not be"
                                + " killed; it is abandoned");
        assertThat(asked).isTrue();
    }

    @Test
    void whatOthersAreWiredToIsLeftAlone() throws Exception {
        wired.set(true);

        stragglers.gone(retired());

        timer.shutdown();
        assertThat(timer.awaitTermination(50, TimeUnit.SECONDS)).isTrue();
        assertThat(asked).isFalse();
        assertThat(faults).isEmpty();
    }
}
