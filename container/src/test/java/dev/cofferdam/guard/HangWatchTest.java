package dev.cofferdam.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.cofferdam.api.fault.PluginFaultException;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultKind;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HangWatchTest {
    private final Boundaries boundaries = new Boundaries();
    private final PluginGuard plugin = boundaries.guard.plugin("acme", CallRules.direct(Duration.ofMillis(80)));

    @AfterEach
    void close() {
        boundaries.close();
    }

    public interface Waiting {
        void run() throws InterruptedException;
    }

    private static void hang() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    @Test
    void aCallThatHangsIsReportedOnceAndInterrupted() {
        Waiting service = Boundaries.service(plugin, Waiting.class, HangWatchTest::hang);
        assertThatThrownBy(service::run)
                .isInstanceOf(PluginFaultException.class)
                .hasMessage("plugin 'acme' did not return within 80 ms and was interrupted")
                .hasRootCauseInstanceOf(dev.cofferdam.api.fault.PluginThrowable.class);
        assertThat(boundaries.faults).hasSize(1);
        Fault fault = boundaries.faults.get(0);
        assertThat(fault.kind()).isEqualTo(FaultKind.CALL_TIMED_OUT);
        assertThat(fault.where()).endsWith("Waiting.run");
        assertThat(fault.what())
                .isEqualTo("call did not return within 80 ms; thread '"
                        + Thread.currentThread().getName() + "' was interrupted");
        assertThat(fault.frame().orElseThrow()).startsWith("HangWatchTest.java:");
    }

    @Test
    void anInterruptOfOursDoesNotReachTheCallersCode() {
        Runnable swallows = Boundaries.service(plugin, Runnable.class, () -> {
            while (!Thread.currentThread().isInterrupted()) {
                LockSupport.park();
            }
        });
        for (int i = 0; i < 5; i++) {
            swallows.run();
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
        assertThat(boundaries.faults).hasSize(5);
    }

    @Test
    void aCallThatTakesNoNoticeIsAbandonedAndItsEndIsSeen() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        Runnable loop = Boundaries.service(plugin, Runnable.class, () -> {
            while (!stop.get()) {
                Thread.onSpinWait();
            }
        });
        CompletableFuture<Void> call = CompletableFuture.runAsync(loop);
        await().until(() -> plugin.active().stream().anyMatch(ActiveCall::abandoned));
        assertThat(plugin.active()).singleElement().satisfies(active -> {
            assertThat(active.service()).isEqualTo("java.lang.Runnable");
            assertThat(active.method()).isEqualTo("run");
            assertThat(active.seenFor()).isGreaterThan(Duration.ofMillis(160));
        });
        stop.set(true);
        call.get();
        assertThat(plugin.active()).isEmpty();
        assertThat(boundaries.faults).hasSize(1);
    }

    @Test
    void ofTwoPluginsInOneStackTheOneThatHangsIsBlamed() {
        PluginGuard outer = boundaries.guard.plugin("outer", CallRules.direct(Duration.ofMillis(80)));
        Waiting inner = Boundaries.service(plugin, Waiting.class, HangWatchTest::hang);
        Waiting waits = Boundaries.service(outer, Waiting.class, inner::run);
        assertThatThrownBy(waits::run).isInstanceOf(PluginFaultException.class);
        assertThat(boundaries.faults).extracting(Fault::plugin).containsExactly("acme");
    }

    @Test
    void anExceptionWhoseMessageNeverComesIsAHungCall() {
        Runnable service = Boundaries.service(plugin, Runnable.class, () -> {
            throw new IllegalStateException() {
                private static final long serialVersionUID = 1L;

                @Override
                public String getMessage() {
                    return catchThrowable(HangWatchTest::hang).toString();
                }
            };
        });
        assertThatThrownBy(service::run).isInstanceOf(PluginFaultException.class);
        assertThat(boundaries.faults).extracting(Fault::kind).contains(FaultKind.CALL_TIMED_OUT);
    }

    @Test
    void aThreadClassOfThePluginsOwnDoesNotHoldUpTheWatch() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Thread hostile =
                new Thread(() -> catchThrowable(() -> Boundaries.service(plugin, Waiting.class, HangWatchTest::hang)
                        .run())) {
                    @Override
                    public void interrupt() {
                        catchThrowable(never::await);
                    }
                };
        hostile.setDaemon(true);
        hostile.start();
        await().until(() -> boundaries.faults.size() == 1);
        Waiting service = Boundaries.service(plugin, Waiting.class, HangWatchTest::hang);
        assertThatThrownBy(service::run).isInstanceOf(PluginFaultException.class);
        never.countDown();
    }

    @Test
    void aCallOnAVirtualThreadIsWatchedWhereTheJvmHasThem() throws Exception {
        Waiting service = Boundaries.service(plugin, Waiting.class, HangWatchTest::hang);
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        start(() -> end.complete(catchThrowable(service::run)));
        assertThat(end.get()).isInstanceOf(PluginFaultException.class);
        assertThat(boundaries.faults).hasSize(1);
    }

    private static void start(Runnable task) throws ReflectiveOperationException {
        if (Runtime.version().feature() < 21) {
            new Thread(task).start();
        } else {
            Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
        }
    }

    @Test
    void shortCallsInALoopAreNotOneLongCall() {
        Runnable service = Boundaries.service(plugin, Runnable.class, () -> {});
        long end = System.nanoTime() + Duration.ofMillis(400).toNanos();
        while (System.nanoTime() - end < 0) {
            service.run();
        }
        assertThat(boundaries.faults).isEmpty();
    }
}
