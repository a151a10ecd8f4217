package dev.cofferdam.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StartSlotsTest {
    private final AtomicLong now = new AtomicLong(-5);
    private final StartSlots slots = new StartSlots(2, now::get);

    @Test
    void letsAsManyStartAsThereAreSlots() throws InterruptedException {
        assertThat(slots.take()).isNotEqualTo(slots.take());
    }

    @Test
    void letsTheNextStartWhenOneHasStarted() throws InterruptedException {
        StartSlots.Slot first = slots.take();
        slots.take();
        AtomicReference<Thread> waiting = new AtomicReference<>();
        CompletableFuture<StartSlots.Slot> third = taken(waiting);
        await().until(() -> waiting.get() != null && waiting.get().getState() == Thread.State.TIMED_WAITING);

        first.release();

        assertThat(third).succeedsWithin(Duration.ofSeconds(30));
    }

    @Test
    void aStartThatTakesLongKeepsNobodyWaiting() throws InterruptedException {
        StartSlots.Slot slow = slots.take();
        slots.take();
        now.addAndGet(Duration.ofMillis(250).toNanos());

        StartSlots.Slot third = slots.take();
        slots.take();
        slow.release();

        assertThat(third).isNotEqualTo(slow);
    }

    @Test
    void oneThatComesLateGivesNothingBackTwice() throws InterruptedException {
        StartSlots.Slot slow = slots.take();
        now.addAndGet(Duration.ofMillis(250).toNanos());
        slots.take();
        slots.take();
        AtomicReference<Thread> waiting = new AtomicReference<>();
        CompletableFuture<StartSlots.Slot> fourth = taken(waiting);
        await().until(() -> waiting.get() != null && waiting.get().getState() == Thread.State.TIMED_WAITING);

        slow.release();
        slow.release();

        await().until(() -> waiting.get().getState() == Thread.State.TIMED_WAITING);
        assertThat(fourth).isNotDone();
        now.addAndGet(Duration.ofMillis(250).toNanos());
        assertThat(fourth).succeedsWithin(Duration.ofSeconds(30));
    }

    private CompletableFuture<StartSlots.Slot> taken(AtomicReference<Thread> by) {
        CompletableFuture<StartSlots.Slot> taken = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                by.set(Thread.currentThread());
                taken.complete(slots.take());
            } catch (InterruptedException e) {
                taken.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return taken;
    }
}
