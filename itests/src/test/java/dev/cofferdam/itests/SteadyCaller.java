package dev.cofferdam.itests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Calls a service over and over on a thread of its own, and writes down what goes wrong. */
final class SteadyCaller implements AutoCloseable {
    private final Runnable call;
    private final AtomicLong calls = new AtomicLong();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::call, "steady-caller");
    private volatile boolean enough;

    SteadyCaller(Min min) {
        this(calling(min));
    }

    /** @param call one call, which throws when something is wrong */
    SteadyCaller(Runnable call) {
        this.call = call;
        thread.start();
    }

    private static Runnable calling(Min min) {
        State state = new State();
        return () -> assertThat(min.min(state, 7, 3)).isEqualTo(3);
    }

    private void call() {
        while (!enough && failures.isEmpty()) {
            try {
                call.run();
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
