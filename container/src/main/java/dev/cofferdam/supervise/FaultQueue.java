package dev.cofferdam.supervise;

import dev.cofferdam.model.Fault;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes faults from the threads of callers, and hands them on from one of its own. In a storm the queue fills up, and what
 * does not fit is let go: a thousand faults lead to the same decision as a million.
 */
final class FaultQueue implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FaultQueue.class);
    private static final int LENGTH = 4_096;

    private final BlockingQueue<Fault> waiting = new ArrayBlockingQueue<>(LENGTH);
    private final Consumer<Fault> decide;
    private final Consumer<Fault> tell;
    private final Thread thread;

    FaultQueue(Consumer<Fault> decide, Consumer<Fault> tell) {
        this.decide = decide;
        this.tell = tell;
        thread = new Thread(this::work, "cofferdam-supervisor");
        thread.setDaemon(true);
        thread.start();
    }

    void add(Fault fault) {
        if (!waiting.offer(fault)) {
            LOG.debug("The queue of faults is full: one of '{}' is let go", fault.plugin());
        }
    }

    private void work() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Fault fault = waiting.take();
                decide.accept(fault);
                tell.accept(fault);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException | Error e) {
                LOG.error("A fault could not be dealt with; the next one is taken", e);
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
