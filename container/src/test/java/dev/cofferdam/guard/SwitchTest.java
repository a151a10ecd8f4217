package dev.cofferdam.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cofferdam.api.fault.PluginUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SwitchTest {
    private final Boundaries boundaries = new Boundaries();
    private final PluginGuard plugin = boundaries.plugin("acme");
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        threads.shutdownNow();
        boundaries.close();
    }

    @Test
    void callersOfAProxyThatIsSwitchedSeeResultsOrUnavailability() throws Exception {
        ServiceProxy proxy = Boundaries.proxy(plugin, IntUnaryOperator.class);
        AtomicBoolean stop = new AtomicBoolean();
        List<Future<Long>> callers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            callers.add(threads.submit(() -> hammer((IntUnaryOperator) proxy.instance(), stop)));
        }
        for (int i = 1; i <= 20_000; i++) {
            if (i % 3 == 0) {
                proxy.disconnect("it is switched");
            } else {
                proxy.connect(i, () -> (IntUnaryOperator) v -> v + 1);
            }
            if (i % 500 == 0) {
                Thread.yield();
            }
        }
        stop.set(true);
        long calls = 0;
        for (Future<Long> caller : callers) {
            calls += caller.get();
        }
        assertThat(plugin.calls()).isEqualTo(calls);
        assertThat(plugin.quiet()).isTrue();
        assertThat(boundaries.faults).isEmpty();
    }

    private static long hammer(IntUnaryOperator service, AtomicBoolean stop) {
        long calls = 0;
        while (!stop.get()) {
            calls++;
            try {
                assertThat(service.applyAsInt(41) == 42).isTrue();
            } catch (PluginUnavailableException expected) {
                Thread.onSpinWait();
            }
        }
        return calls;
    }

    @Test
    void theTargetIsObtainedOnceByTheFirstCallAndTheOthersWaitForIt() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch release = new CountDownLatch(1);
        ServiceProxy proxy = Boundaries.proxy(plugin, Supplier.class);
        proxy.connect(1, () -> {
            asked.incrementAndGet();
            awaitQuietly(release);
            return (Supplier<?>) () -> "served";
        });
        assertThat(asked).hasValue(0);
        List<Future<?>> callers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            callers.add(threads.submit(() -> ((Supplier<?>) proxy.instance()).get()));
        }
        await().until(() -> plugin.active().size() == 4);
        release.countDown();
        for (Future<?> caller : callers) {
            assertThat(caller.get()).isEqualTo("served");
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void aSwitchFreesThoseWhoWaitForATargetThatDoesNotCome() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        ServiceProxy proxy = Boundaries.proxy(plugin, Supplier.class);
        proxy.connect(1, () -> {
            awaitQuietly(never);
            return (Supplier<?>) () -> "old";
        });
        Future<?> first = threads.submit(() -> ((Supplier<?>) proxy.instance()).get());
        await().until(() -> plugin.active().size() == 1);
        Future<?> second = threads.submit(() -> ((Supplier<?>) proxy.instance()).get());
        await().until(() -> plugin.active().size() == 2);
        proxy.connect(2, () -> (Supplier<?>) () -> "new");
        assertThat(second.get()).isEqualTo("new");
        never.countDown();
        assertThat(first.get()).isEqualTo("new");
    }

    @Test
    void whatBecomesOfAnOldTargetDoesNotMatterOnceThereIsANewOne() {
        ServiceProxy proxy = Boundaries.proxy(plugin, Supplier.class);
        Supplier<?> service = (Supplier<?>) proxy.instance();
        proxy.connect(1, () -> {
            proxy.connect(2, () -> {
                proxy.connect(3, () -> (Supplier<?>) () -> "new");
                throw new IllegalStateException("stopped");
            });
            return null;
        });
        assertThat(service.get()).isEqualTo("new");
        assertThat(boundaries.faults).isEmpty();
    }

    @Test
    void aServiceThatIsCalledWhileItIsBeingMadeDoesNotWaitForItself() {
        ServiceProxy proxy = Boundaries.proxy(plugin, Supplier.class);
        proxy.connect(1, () -> ((Supplier<?>) proxy.instance()).get());
        assertThatThrownBy(((Supplier<?>) proxy.instance())::get)
                .isInstanceOf(PluginUnavailableException.class)
                .hasMessageContaining("while it is being made");
    }

    @Test
    void aTargetThatCouldNotBeMadeIsAskedForAgain() {
        AtomicInteger asked = new AtomicInteger();
        ServiceProxy proxy = Boundaries.proxy(plugin, Supplier.class);
        proxy.connect(1, () -> {
            if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("first time");
            }
            return asked.get() == 2 ? null : (Supplier<?>) () -> "third time";
        });
        Supplier<?> service = (Supplier<?>) proxy.instance();
        assertThatThrownBy(service::get).hasMessageContaining("first time");
        assertThatThrownBy(service::get).hasMessageContaining("is not there");
        assertThat(service.get()).isEqualTo("third time");
        assertThat(boundaries.faults).hasSize(1);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
