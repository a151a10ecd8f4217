package dev.cofferdam.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GuardTest {
    @Test
    void aPluginHasOneBoundaryUntilItIsForgotten() {
        try (Boundaries boundaries = new Boundaries()) {
            PluginGuard plugin = boundaries.plugin("acme");
            assertThat(plugin.plugin()).isEqualTo("acme");
            assertThat(boundaries.plugin("acme")).isSameAs(plugin);
            assertThat(boundaries.plugin("other")).isNotSameAs(plugin);
            boundaries.guard.forget("acme");
            assertThat(boundaries.plugin("acme")).isNotSameAs(plugin);
        }
    }

    @Test
    void aDeadlineOfNothingIsABrokenCaller() {
        assertThatThrownBy(() -> CallRules.direct(Duration.ZERO)).hasMessage("deadline must be > 0, is PT0S");
    }

    @Test
    void proxiesOutliveTheGuard() {
        Runnable service;
        try (Boundaries boundaries = new Boundaries()) {
            service = boundaries.service(Runnable.class, () -> {});
        }
        service.run();
    }

    @Test
    void aClosedGuardLeavesNoThreadBehind() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        new Boundaries().close();
        await().until(() -> {
            Thread[] threads = new Thread[group.activeCount() + 10];
            int count = group.enumerate(threads);
            return java.util.Arrays.stream(threads, 0, count)
                    .noneMatch(thread -> thread.getName().equals("cofferdam-hang-watch"));
        });
    }
}
