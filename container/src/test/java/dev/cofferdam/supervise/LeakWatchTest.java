package dev.cofferdam.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.framework.RetiredLoader;
import dev.cofferdam.model.Fault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class LeakWatchTest {
    private static final int BEFORE_IT_COUNTS = 1;

    private final List<Fault> faults = new ArrayList<>();
    private final AtomicBoolean collection = new AtomicBoolean();
    private final AtomicBoolean wired = new AtomicBoolean();
    private final ClassLoader held = new ClassLoader() {};
    private final LeakWatch watch = new LeakWatch(
            () -> collection.getAndSet(false),
            Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC),
            faults::add);

    @Test
    void whatOutlivesEnoughCollectionsIsReportedOnce() {
        watch.add(retired(held));

        collections(BEFORE_IT_COUNTS + LeakWatch.COLLECTIONS - 1);
        assertThat(faults).isEmpty();

        collections(10);
        assertThat(faults)
                .singleElement()
                .returns("acme", Fault::plugin)
                .returns(3, Fault::generation)
                .returns("its class loader has outlived 3 full collections since it retired", Fault::what);
        assertThat(watch.watches()).isFalse();
    }

    @Test
    void withoutACollectionNothingIsALeak() {
        watch.add(retired(held));

        for (int i = 0; i < 10; i++) {
            watch.look();
        }

        assertThat(faults).isEmpty();
        assertThat(watch.watches()).isTrue();
    }

    @Test
    void whatOthersAreWiredToIsNoLeakUntilTheyHaveMoved() {
        watch.add(retired(held));
        wired.set(true);
        collections(10);
        assertThat(faults).isEmpty();

        wired.set(false);
        collections(BEFORE_IT_COUNTS + LeakWatch.COLLECTIONS - 1);
        assertThat(faults).isEmpty();
        collections(1);
        assertThat(faults).hasSize(1);
    }

    @Test
    void whatIsCollectedIsForgotten() {
        RetiredLoader gone = retired(new ClassLoader() {});
        watch.add(gone);
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            System.gc();
            return gone.collected();
        });

        collections(10);

        assertThat(faults).isEmpty();
        assertThat(watch.watches()).isFalse();
    }

    @Test
    void theSentinelNoticesAFullCollection() {
        Sentinel sentinel = new Sentinel();
        for (int i = 0; i < 3; i++) {
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
                System.gc();
                return sentinel.another();
            });
        }
    }

    private RetiredLoader retired(ClassLoader loader) {
        return new RetiredLoader("acme", 3, loader, wired::get);
    }

    private void collections(int many) {
        for (int i = 0; i < many; i++) {
            collection.set(true);
            watch.look();
        }
    }
}
