package dev.cofferdam.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cofferdam.api.fault.PluginUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls wait while a plugin is between two generations. */
@Timeout(60)
class HoldTest {
    private static final Duration LONG = Duration.ofSeconds(50);

    private final Boundaries boundaries = new Boundaries();
    private final PluginGuard plugin = boundaries.plugin("acme");
    private final ServiceProxy proxy = Boundaries.proxy(plugin, Supplier.class);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        threads.shutdownNow();
        boundaries.close();
    }

    @Test
    void callsWaitForTheNextGeneration() throws Exception {
        proxy.connect(1, () -> (Supplier<?>) () -> "old");
        assertThat(service().get()).isEqualTo("old");
        proxy.hold("it is being updated");
        List<Future<?>> callers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            callers.add(threads.submit(() -> service().get()));
        }
        await().until(() -> plugin.calls() == 5);

        proxy.connect(2, () -> (Supplier<?>) () -> "new");

        for (Future<?> caller : callers) {
            assertThat(caller.get()).isEqualTo("new");
        }
        assertThat(plugin.quiet()).isTrue();
    }

    @Test
    void aWaitingCallIsNotInFlight() throws Exception {
        proxy.hold("it is being updated");
        Future<?> caller = threads.submit(() -> service().get());
        await().until(() -> plugin.calls() == 1);

        await().until(plugin::quiet);
        assertThat(plugin.active()).isEmpty();
        assertThat(plugin.awaitDrained(LONG)).isTrue();

        proxy.connect(1, () -> (Supplier<?>) () -> "new");
        assertThat(caller.get()).isEqualTo("new");
        assertThat(boundaries.faults).isEmpty();
    }

    @Test
    void whoWaitsIsToldWhenNobodyComes() throws Exception {
        proxy.hold("it is being updated");
        Future<?> caller = threads.submit(() -> service().get());
        await().until(() -> plugin.calls() == 1);

        proxy.disconnect("it did not start");

        assertThatThrownBy(caller::get)
                .cause()
                .isInstanceOf(PluginUnavailableException.class)
                .hasMessageContaining("it did not start");
    }

    @Test
    void nobodyWaitsLongerThanTheCallDeadlineAndThatIsNoFault() {
        plugin.rules(CallRules.direct(Duration.ofMillis(50)));
        proxy.hold("it is being updated");

        assertThatThrownBy(() -> service().get())
                .isInstanceOf(PluginUnavailableException.class)
                .hasMessageContaining("it is being updated")
                .hasMessageContaining("50 ms");
        assertThat(boundaries.faults).isEmpty();
    }

    @Test
    void theWaitCanBeInterrupted() throws Exception {
        proxy.hold("it is being updated");
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            try {
                service().get();
            } catch (PluginUnavailableException e) {
                thrown.set(e);
            }
        });
        caller.start();
        await().until(() -> plugin.calls() == 1);

        caller.interrupt();
        caller.join();

        assertThat(thrown.get()).hasMessageContaining("interrupted");
    }

    @Test
    void aCallWithinACallGoesOnToTheOldGeneration() {
        AtomicReference<Runnable> between = new AtomicReference<>(() -> {});
        Supplier<String> old = new Supplier<>() {
            private boolean inner;

            @Override
            public String get() {
                if (inner) {
                    return "inner";
                }
                inner = true;
                between.get().run();
                return "outer " + service().get();
            }
        };
        proxy.connect(1, () -> old);
        between.set(() -> proxy.hold("it is being updated"));

        assertThat(service().get()).isEqualTo("outer inner");
    }

    private Supplier<?> service() {
        return (Supplier<?>) proxy.instance();
    }
}
