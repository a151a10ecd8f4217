package dev.cofferdam.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LaneTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Lane lane = new Lane("min", threads);

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void stepsRunInOrderAndOneAtATime() throws InterruptedException {
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch done = new CountDownLatch(1);
        for (int i = 0; i < 1_000; i++) {
            int number = i;
            lane.add(() -> order.add(number));
        }
        lane.add(done::countDown);
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(order).hasSize(1_000).isSorted();
    }

    @Test
    void aStepThatFailsDoesNotStopTheNext() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        lane.add(() -> {
            throw new IllegalStateException("on purpose");
        });
        lane.add(done::countDown);
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    }
}
