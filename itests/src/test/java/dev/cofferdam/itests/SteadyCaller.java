package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Calls a service over and over on a thread of its own, and writes down what goes wrong. */
final class SteadyCaller implements AutoCloseable {
    private final Min min;
    private final AtomicLong calls = new AtomicLong();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::call, "steady-caller");
    private volatile boolean enough;

    SteadyCaller(Min min) {
        this.min = min;
        thread.start();
    }

    private void call() {
        State state = new State();
        while (!enough && failures.isEmpty()) {
            try {
                assertThat(min.min(state, 7, 3)).isEqualTo(3);
                calls.incrementAndGet();
            } catch (RuntimeException | Error e) {
                failures.add(e);
            }
            Thread.onSpinWait();
        }
    }

    /** Waits for so many more calls, or for a failure. */
    void awaitCalls(long more) {
        long wanted = calls.get() + more;
        Waiting.until("there are " + more + " more calls").until(() -> calls.get() >= wanted || !failures.isEmpty());
    }

    List<Throwable> failures() {
        return failures;
    }

    @Override
    public void close() {
        enough = true;
        Waiting.until("the caller has ended").until(() -> !thread.isAlive());
    }
}
