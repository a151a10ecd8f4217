package dev.cofferdam.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.api.fault.PluginFaultException;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class ManyFaultsTest {
    private static final int FAULTS = 1_000_000;

    @Test
    void ofAMillionFaultsNoneEscapesAndNothingIsLeftBehind() throws Exception {
        // on a thread with a short stack, because most of a fault's time is spent on copying frames
        CompletableFuture.runAsync(ManyFaultsTest::faults, task -> new Thread(task).start())
                .get();
    }

    private static void faults() {
        AtomicLong reported = new AtomicLong();
        try (Guard guard = new Guard(fault -> reported.incrementAndGet(), Clock.systemUTC())) {
            PluginGuard plugin = guard.plugin("acme", CallRules.direct(Boundaries.LONG));
            Runnable service = Boundaries.service(plugin, Runnable.class, () -> {
                throw new IllegalStateException("again");
            });
            fault(service, FAULTS / 10);
            long before = used();
            fault(service, FAULTS - FAULTS / 10);
            assertThat(used() - before).isLessThan(1 << 20);
            assertThat(reported).hasValue(FAULTS);
            assertThat(plugin.calls()).isEqualTo(FAULTS);
            assertThat(plugin.quiet()).isTrue();
        }
    }

    private static void fault(Runnable service, int times) {
        for (int i = 0; i < times; i++) {
            try {
                service.run();
                throw new AssertionError("it did not fault");
            } catch (PluginFaultException expected) {
                assert expected.getCause() != null;
            }
        }
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
