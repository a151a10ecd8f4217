package dev.cofferdam.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.api.fault.PluginUnavailableException;
import dev.cofferdam.model.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class CallLimitTest {
    private final Boundaries boundaries = new Boundaries();

    @AfterEach
    void close() {
        boundaries.close();
    }

    @ParameterizedTest
    @EnumSource(CallRules.Mode.class)
    void callsOverTheLimitAreTurnedAwayAtOnce(CallRules.Mode mode) throws Exception {
        PluginGuard plugin = limited(mode, 3);
        CountDownLatch inside = new CountDownLatch(3);
        CountDownLatch release = new CountDownLatch(1);
        DrainTest.Work service = Boundaries.service(plugin, DrainTest.Work.class, until -> {
            inside.countDown();
            until.await();
        });
        List<CompletableFuture<Void>> calls = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            calls.add(CompletableFuture.runAsync(() -> work(service, release), task -> new Thread(task).start()));
        }
        inside.await();
        assertThatThrownBy(() -> service.work(release))
                .isInstanceOf(PluginUnavailableException.class)
                .hasMessageContaining("it has 3 calls in flight, which is its limit");
        assertThat(boundaries.faults)
                .singleElement()
                .isInstanceOfSatisfying(
                        Fault.QuotaExceeded.class,
                        fault -> assertThat(fault.what()).isEqualTo("it may have no more than 3 calls in flight"));
        release.countDown();
        for (CompletableFuture<Void> call : calls) {
            call.get();
        }
        service.work(release);
        assertThat(boundaries.faults).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(CallRules.Mode.class)
    void aCallNestedInAnotherOneIsNotCountedAgain(CallRules.Mode mode) {
        PluginGuard plugin = limited(mode, 1);
        ServiceProxy proxy = Boundaries.proxy(plugin, CallTableTest.Nested.class);
        proxy.connect(1, () -> (CallTableTest.Nested)
                depth -> depth == 0 ? 7 : ((CallTableTest.Nested) proxy.instance()).call(depth - 1));
        for (int i = 0; i < 100; i++) {
            assertThat(((CallTableTest.Nested) proxy.instance()).call(5)).isEqualTo(7);
        }
        assertThat(boundaries.faults).isEmpty();
    }

    private PluginGuard limited(CallRules.Mode mode, int limit) {
        return boundaries.guard.plugin("acme", new CallRules(Boundaries.LONG, mode, limit, Set.of(), Set.of()));
    }

    private static void work(DrainTest.Work service, CountDownLatch until) {
        try {
            service.work(until);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
