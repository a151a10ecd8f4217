package dev.cofferdam.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DrainTest {
    private static final Duration LONG = Duration.ofSeconds(50);

    private final Boundaries boundaries = new Boundaries();
    private final PluginGuard plugin = boundaries.plugin("acme");
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        threads.shutdownNow();
        boundaries.close();
    }

    public interface Work {
        void work(CountDownLatch until) throws InterruptedException;
    }

    @Test
    void nothingInFlightIsDrainedAtOnce() throws Exception {
        assertThat(plugin.awaitDrained(Duration.ZERO)).isTrue();
    }

    @Test
    void aCallInFlightIsWaitedFor() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        Work service = Boundaries.service(plugin, Work.class, CountDownLatch::await);
        Future<?> call = threads.submit(() -> {
            service.work(release);
            return 1;
        });
        await().until(() -> !plugin.quiet());
        assertThat(plugin.awaitDrained(Duration.ofMillis(1))).isFalse();
        CompletableFuture<Boolean> drained = CompletableFuture.supplyAsync(this::drained, threads);
        release.countDown();
        assertThat(drained.get()).isTrue();
        call.get();
        assertThat(plugin.quiet()).isTrue();
    }

    @Test
    void callsThatBeginLaterAreNotWaitedFor() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        Runnable service = Boundaries.service(plugin, Runnable.class, Thread::yield);
        Future<?> calls = threads.submit(() -> {
            while (!stop.get()) {
                service.run();
            }
        });
        await().until(() -> plugin.calls() > 0);
        for (int i = 0; i < 20; i++) {
            assertThat(plugin.awaitDrained(LONG)).isTrue();
        }
        stop.set(true);
        calls.get();
    }

    @Test
    void aCallThatANestedCallReturnsToIsStillWaitedFor() throws Exception {
        CountDownLatch inner = new CountDownLatch(1);
        CountDownLatch outer = new CountDownLatch(1);
        Work nested = Boundaries.service(plugin, Work.class, CountDownLatch::await);
        Work service = Boundaries.service(plugin, Work.class, until -> {
            nested.work(inner);
            until.await();
        });
        Future<?> call = threads.submit(() -> {
            service.work(outer);
            return 1;
        });
        await().until(() -> plugin.table().snapshot().stream().anyMatch(cell -> CallCell.depth(cell.mark()) == 2));
        Drain drain = new Drain(plugin.table());
        inner.countDown();
        await().until(() -> plugin.table().snapshot().stream().anyMatch(cell -> CallCell.depth(cell.mark()) == 1));
        assertThat(drain.await(Duration.ofMillis(1))).isFalse();
        outer.countDown();
        assertThat(drain.await(LONG)).isTrue();
        call.get();
    }

    @Test
    void aCallOfTheDrainingThreadItselfIsNotWaitedFor() {
        Supplier<?> service = Boundaries.service(plugin, Supplier.class, this::drained);
        assertThat(service.get()).isEqualTo(true);
    }

    @Test
    void afterASwitchAndADrainNobodyIsInTheOldTarget() throws Exception {
        ServiceProxy proxy = Boundaries.proxy(plugin, Runnable.class);
        Target first = new Target();
        proxy.connect(1, () -> first);
        AtomicBoolean stop = new AtomicBoolean();
        Future<?> calls = threads.submit(() -> {
            while (!stop.get()) {
                ((Runnable) proxy.instance()).run();
            }
        });
        Target old = first;
        for (int i = 2; i < 200; i++) {
            Target next = new Target();
            proxy.connect(i, () -> next);
            assertThat(plugin.awaitDrained(LONG)).isTrue();
            old.retired = true;
            old = next;
        }
        stop.set(true);
        calls.get();
        assertThat(boundaries.faults).isEmpty();
    }

    private static final class Target implements Runnable {
        private volatile boolean retired;

        @Override
        public void run() {
            for (int i = 0; i < 10; i++) {
                if (retired) {
                    throw new IllegalStateException("called after it was retired");
                }
            }
        }
    }

    private boolean drained() {
        try {
            return plugin.awaitDrained(LONG);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
