package dev.cofferdam.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class TurnsTest {
    @Test
    void ofTwoHundredThatComeAtOnceNoMoreThanTheLimitAreUnderWayAndAllHaveTheirTurn() {
        int atOnce = 5;
        Turns turns = new Turns(atOnce);
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger over = new AtomicInteger();
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            for (int i = 0; i < 200; i++) {
                threads.execute(() -> turns.add(() -> CompletableFuture.runAsync(
                        () -> {
                            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                            Thread.yield();
                            underWay.decrementAndGet();
                            over.incrementAndGet();
                        },
                        threads)));
            }
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> over.get() == 200);
        } finally {
            threads.shutdownNow();
        }
        assertThat(most).hasValueLessThanOrEqualTo(atOnce);
    }

    @Test
    void theOthersBeginInTheOrderInWhichTheyCame() {
        Turns turns = new Turns(1);
        List<Integer> begun = new ArrayList<>();
        List<CompletableFuture<Void>> under = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int number = i;
            turns.add(() -> {
                begun.add(number);
                CompletableFuture<Void> over = new CompletableFuture<>();
                under.add(over);
                return over;
            });
        }
        assertThat(begun).containsExactly(0);
        under.get(0).complete(null);
        assertThat(begun).containsExactly(0, 1);
        under.get(1).completeExceptionally(new IllegalStateException("for the test"));
        assertThat(begun).containsExactly(0, 1, 2);
    }

    @Test
    void whatCannotBeginLosesItsTurnAndNobodyElses() {
        Turns turns = new Turns(1);
        AtomicInteger begun = new AtomicInteger();
        turns.add(() -> {
            throw new IllegalStateException("for the test");
        });
        turns.add(() -> {
            begun.incrementAndGet();
            return CompletableFuture.completedFuture(null);
        });
        assertThat(begun).hasValue(1);
    }
}
