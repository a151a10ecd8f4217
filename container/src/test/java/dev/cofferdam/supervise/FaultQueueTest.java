package dev.cofferdam.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultKind;
import dev.cofferdam.model.FaultOrigin;
import dev.cofferdam.model.Thrown;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FaultQueueTest {
    private static final int THREADS = 8;
    private static final int EACH = 125_000;

    /** With one message all are alike; with many, hardly any two that follow each other are. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1_000})
    void noFaultOfAMillionFromEightThreadsIsLostFromTheCount(int messages) throws Exception {
        AtomicLong counted = new AtomicLong();
        AtomicLong handed = new AtomicLong();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (FaultQueue queue =
                new FaultQueue(fault -> counted.addAndGet(fault.count()), fault -> handed.incrementAndGet())) {
            for (int t = 0; t < THREADS; t++) {
                threads.execute(() -> {
                    for (int i = 0; i < EACH; i++) {
                        queue.add(threw("storm", "message " + i % messages));
                    }
                });
            }
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> counted.get() >= (long) THREADS * EACH);
        } finally {
            threads.shutdownNow();
        }
        assertThat(counted).hasValue((long) THREADS * EACH);
        assertThat(handed.get()).isLessThanOrEqualTo(counted.get());
    }

    @Test
    void aStormInOnePluginKeepsNoOtherWaiting() throws Exception {
        List<Fault> seen = new CopyOnWriteArrayList<>();
        CountDownLatch looking = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (FaultQueue queue = new FaultQueue(
                fault -> {
                    looking.countDown();
                    await(goOn);
                    seen.add(fault);
                },
                fault -> {})) {
            queue.add(threw("storm", "first"));
            looking.await();
            for (int i = 0; i < 100_000; i++) {
                queue.add(threw("storm", "message " + i));
            }
            queue.add(threw("quiet", "once"));
            goOn.countDown();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> seen.stream().anyMatch(fault -> fault.plugin().equals("quiet")));
        }
        assertThat(seen.stream()
                        .filter(fault -> fault.plugin().equals("storm"))
                        .mapToLong(Fault::count)
                        .sum())
                .isEqualTo(100_001);
        assertThat(seen).as("memory is bounded").hasSizeLessThanOrEqualTo(WaitingFaults.MOST + 3);
    }

    @Test
    void whatFailsToDealWithOneFaultStillGetsTheNext() {
        Map<String, Boolean> seen = new ConcurrentHashMap<>();
        try (FaultQueue queue = new FaultQueue(
                fault -> {
                    seen.put(fault.what(), true);
                    throw new IllegalStateException("for the test");
                },
                fault -> {})) {
            queue.add(threw("a", "one"));
            queue.add(threw("a", "two"));
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> seen.size() == 2);
        }
    }

    @Test
    void aSevereFaultInACrowdOfLightOnesIsStillThere() {
        WaitingFaults waiting = new WaitingFaults();
        for (int i = 0; i < 1_000; i++) {
            waiting.add(threw("storm", "message " + i));
        }
        waiting.add(
                new Fault.SevereError(origin("storm"), new Thrown("java.lang.StackOverflowError", Optional.empty())));
        for (int i = 0; i < 1_000; i++) {
            waiting.add(threw("storm", "message " + i));
        }
        assertThat(waiting.all()).extracting(Fault::kind).contains(FaultKind.SEVERE_ERROR);
        assertThat(waiting.all()).hasSize(WaitingFaults.MOST + 2);
        assertThat(waiting.all().stream().mapToLong(Fault::count).sum()).isEqualTo(2_001);
    }

    private static Fault threw(String plugin, String message) {
        return new Fault.Threw(origin(plugin), new Thrown("com.acme.Broken", Optional.of(message)));
    }

    private static FaultOrigin origin(String plugin) {
        return FaultOrigin.call(plugin, 1, "com.acme.Min", "min", Optional.empty(), Instant.EPOCH);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
