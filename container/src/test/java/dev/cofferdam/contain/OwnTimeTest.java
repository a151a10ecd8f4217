package dev.cofferdam.contain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** For a thread that is given no processor no time passes. */
class OwnTimeTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final long NANOS = SECOND.toNanos();
    private static final StackTraceElement[] JAVA = {new StackTraceElement("a.Loop", "run", "Loop.java", 1)};
    private static final StackTraceElement[] NATIVE = {new StackTraceElement("a.Socket", "read", "Socket.java", -2)};

    private final AtomicLong processor = new AtomicLong();
    private final OwnTime time = new OwnTime(processor::get, 0);

    @Test
    void whoIsReadyAndIsGivenNoProcessorHasNoTime() {
        time.look(Thread.State.RUNNABLE, JAVA, 100 * NANOS);

        assertThat(time.isAtLeast(Duration.ofNanos(1))).isFalse();
    }

    @Test
    void whoRunsHasTheTimeThatItIsGiven() {
        processor.addAndGet(NANOS / 2);
        time.look(Thread.State.RUNNABLE, JAVA, 100 * NANOS);
        assertThat(time.isAtLeast(SECOND)).isFalse();

        processor.addAndGet(NANOS / 2);
        time.look(Thread.State.RUNNABLE, JAVA, 200 * NANOS);
        assertThat(time.isAtLeast(SECOND)).isTrue();
    }

    @Test
    void whoWaitsHasTheTimeThatPasses() {
        time.look(Thread.State.TIMED_WAITING, JAVA, NANOS);

        assertThat(time.isAtLeast(SECOND)).isTrue();
    }

    @Test
    void whoWaitsInNativeCodeHasTheTimeThatPasses() {
        time.look(Thread.State.RUNNABLE, NATIVE, NANOS);

        assertThat(time.isAtLeast(SECOND)).isTrue();
    }

    @Test
    void whoRunsNativeCodeHasTheTimeThatItIsGiven() {
        processor.addAndGet(1);
        time.look(Thread.State.RUNNABLE, NATIVE, 100 * NANOS);

        assertThat(time.isAtLeast(SECOND)).isFalse();
    }

    @Test
    void whereNobodyKnowsWhoIsGivenWhatAllTimeCounts() {
        OwnTime unknown = new OwnTime(() -> -1, 0);
        unknown.look(Thread.State.RUNNABLE, JAVA, NANOS);

        assertThat(unknown.isAtLeast(SECOND)).isTrue();
    }

    @Test
    void theTimeOfAThreadIsKnown() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        Thread waits = new Thread(() -> {
            try {
                done.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        waits.start();
        OwnTime its = OwnTime.of(waits);
        its.look(Thread.State.RUNNABLE, JAVA, System.nanoTime() + 1000 * NANOS);
        done.countDown();
        waits.join();

        assertThat(its.isAtLeast(SECOND.multipliedBy(100))).isFalse();
    }
}
