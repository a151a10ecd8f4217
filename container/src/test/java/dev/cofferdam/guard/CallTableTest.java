package dev.cofferdam.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CallTableTest {
    private final Boundaries boundaries = new Boundaries();
    private final PluginGuard plugin = boundaries.plugin("acme");

    @AfterEach
    void close() {
        boundaries.close();
    }

    @Test
    void manyThreadsInFlightAreAllSeenAndCounted() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch inside = new CountDownLatch(200);
        DrainTest.Work service = Boundaries.service(plugin, DrainTest.Work.class, until -> {
            inside.countDown();
            until.await();
        });
        List<Thread> callers = callers(200, () -> service.work(release));
        inside.await();
        assertThat(plugin.active()).hasSize(200);
        release.countDown();
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(plugin.quiet()).isTrue();
        assertThat(plugin.calls()).isEqualTo(200);
    }

    @Test
    void cellsOfThreadsThatHaveEndedAreUsedAgain() throws Exception {
        Runnable service = Boundaries.service(plugin, Runnable.class, () -> {});
        for (int i = 0; i < 2_000; i++) {
            callers(1, service::run).get(0).join();
        }
        assertThat(plugin.table().snapshot()).hasSizeLessThan(20);
        assertThat(plugin.calls()).isEqualTo(2_000);
        plugin.table().sweep();
        assertThat(plugin.table().snapshot()).isEmpty();
        assertThat(plugin.calls()).isEqualTo(2_000);
    }

    @Test
    void callsNestedInOneAnotherLeaveTheMarkAsItWas() {
        ServiceProxy proxy = Boundaries.proxy(plugin, Nested.class);
        proxy.connect(1, () ->
                (Nested) depth -> depth == 0 ? plugin.active().size() : ((Nested) proxy.instance()).call(depth - 1));
        assertThat(((Nested) proxy.instance()).call(50)).isEqualTo(1);
        assertThat(plugin.calls()).isEqualTo(51);
        assertThat(plugin.quiet()).isTrue();
    }

    public interface Nested {
        int call(int depth);
    }

    private interface Task {
        void run() throws InterruptedException;
    }

    private static List<Thread> callers(int count, Task task) {
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            callers.add(new Thread(() -> {
                try {
                    task.run();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        callers.forEach(Thread::start);
        return callers;
    }
}
