package dev.cofferdam.contain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cofferdam.model.KillSwitch;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who shares a checkpoint with a plugin whose threads are killed may be slowed meanwhile, and is not harmed. */
@Timeout(300)
class NeighboursTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int TIMES = 10;
    private static final int MOST = 200;
    private static final long SUM = MOST * (MOST + 1L) / 2;

    private final Containment containment =
            new Containment(WovenLoader.LOADERS, plugin -> true, fault -> {}, Clock.systemUTC(), 1);

    private final WovenLoader offender = new WovenLoader(containment, "offender", Kernels.class);
    private final List<WovenLoader> neighbours = List.of(
            new WovenLoader(containment, "first", Sums.class), new WovenLoader(containment, "second", Sums.class));

    private final AtomicBoolean enough = new AtomicBoolean();
    private final List<AtomicLong> rounds = new ArrayList<>();
    private final List<CompletableFuture<Long>> results = new ArrayList<>();

    /** In each neighbour two threads that come and go, and one that stays in a hot loop. */
    @BeforeEach
    void work() throws ReflectiveOperationException {
        for (WovenLoader neighbour : neighbours) {
            Adding adding = neighbour.make(Sums.class, Adding.class);
            for (int i = 0; i < 2; i++) {
                AtomicLong calls = counter();
                start(() -> comeAndGo(adding, calls));
            }
            AtomicLong loops = counter();
            start(() -> adding.sums(MOST, enough, loops));
        }
        progress();
    }

    @AfterEach
    void end() {
        enough.set(true);
    }

    private AtomicLong counter() {
        AtomicLong counter = new AtomicLong();
        rounds.add(counter);
        return counter;
    }

    private void start(LongSupplier code) {
        CompletableFuture<Long> result = new CompletableFuture<>();
        results.add(result);
        Thread thread = new Thread(() -> {
            try {
                result.complete(code.getAsLong());
            } catch (Throwable thrown) {
                result.completeExceptionally(thrown);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private long comeAndGo(Adding adding, AtomicLong calls) {
        long sum = SUM;
        while (!enough.get() && sum == SUM) {
            sum = adding.sum(MOST);
            calls.incrementAndGet();
        }
        return sum;
    }

    /** Each of them goes on from where it is now. */
    private void progress() {
        List<Long> then = rounds.stream().map(AtomicLong::get).toList();
        await().atMost(LIMIT).until(() -> {
            assertThat(results).noneMatch(CompletableFuture::isDone);
            for (int i = 0; i < then.size(); i++) {
                if (rounds.get(i).get() < then.get(i) + 100) {
                    return false;
                }
            }
            return true;
        });
    }

    private Thread stray(String kernel) throws ReflectiveOperationException {
        Endless endless = offender.make(Kernels.class, Endless.class);
        Thread stray = new Thread(() -> endless.run(kernel));
        stray.setDaemon(true);
        stray.setUncaughtExceptionHandler((dead, killed) -> {});
        stray.start();
        await().atMost(LIMIT)
                .until(() -> Arrays.stream(stray.getStackTrace())
                        .anyMatch(frame -> frame.getMethodName().equals(kernel)));
        return stray;
    }

    private Checkpoint shared() {
        List<Checkpoint> all = Stream.concat(neighbours.stream(), Stream.of(offender))
                .map(loader -> containment.code(loader).orElseThrow().checkpoint())
                .distinct()
                .toList();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private void assertUnharmed() {
        progress();
        enough.set(true);
        assertThat(results)
                .allSatisfy(result -> assertThat(result).succeedsWithin(LIMIT).isEqualTo(SUM));
        assertThat(shared().doesNothing()).isTrue();
    }

    @Test
    void theyGoOnWhileThreadsAreKilledAgainAndAgain() throws Exception {
        for (int i = 0; i < TIMES; i++) {
            Thread stray = stray("catchThrowable");
            KillSwitch.Kill kill = containment.condemn(stray, "offender");
            await().atMost(LIMIT).pollInterval(Duration.ofMillis(5)).until(() -> {
                kill.reach(List.of(stray.getStackTrace()));
                return !stray.isAlive();
            });
            kill.pardon();
        }

        assertUnharmed();
    }

    @Test
    void theyGoOnForAsLongAsAThreadThatIsToBeKilledDoesNotLeave() throws Exception {
        Thread stray = stray("sleeps");
        for (int i = 0; i < TIMES; i++) {
            KillSwitch.Kill kill = containment.condemn(stray, "offender");
            assertThat(kill.reach(List.of(stray.getStackTrace()))).isTrue();
            assertThat(shared().doesNothing()).isFalse();
            progress();
            kill.pardon();
            assertThat(shared().doesNothing()).isTrue();
        }
        KillSwitch.Kill last = containment.condemn(stray, "offender");
        last.reach(List.of(stray.getStackTrace()));
        stray.interrupt();
        stray.join();
        last.pardon();

        assertUnharmed();
    }

    @Test
    void theyGoOnWhileWhatIsLeftBehindIsLookedForAndEnded() throws Exception {
        Thread stray = stray("catchThrowable");

        assertThat(containment.evict(offender, "offender")).singleElement().returns(true, KillSwitch.Evicted::killed);

        stray.join();
        assertUnharmed();
    }
}
