package dev.cofferdam.itests;

import dev.cofferdam.samples.min.Min;
import java.util.List;
import java.util.stream.Stream;

/** Several that call over and over at the same time. */
final class SteadyCallers implements AutoCloseable {
    private static final int HOW_MANY = 4;

    private final List<SteadyCaller> callers;

    SteadyCallers(Min min) {
        callers = Stream.generate(() -> new SteadyCaller(min)).limit(HOW_MANY).toList();
    }

    /** @param call one call, which throws when something is wrong */
    SteadyCallers(Runnable call) {
        callers = Stream.generate(() -> new SteadyCaller(call)).limit(HOW_MANY).toList();
    }

    /** Waits until each of them has called so often again, or has failed. */
    void awaitCalls(long more) {
        callers.forEach(caller -> caller.awaitCalls(more));
    }

    List<Throwable> failures() {
        return callers.stream().flatMap(caller -> caller.failures().stream()).toList();
    }

    @Override
    public void close() {
        callers.forEach(SteadyCaller::close);
    }
}
