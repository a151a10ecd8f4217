package dev.cofferdam.supervise;

import dev.cofferdam.model.Fault;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes faults from the threads of callers, and hands them on from one of its own. In a storm alike faults are folded, so
 * that none is lost from the count and memory stays bounded. Each plugin waits by itself: a storm in one keeps no other's
 * faults from being dealt with.
 */
final class FaultQueue implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FaultQueue.class);

    private final Map<String, WaitingFaults> waiting = new LinkedHashMap<>();
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

    /** Called where a plugin has next to no stack left, too: there is nothing to link here. */
    void add(Fault fault) {
        synchronized (waiting) {
            WaitingFaults of = waiting.get(fault.plugin());
            if (of == null) {
                of = new WaitingFaults();
                waiting.put(fault.plugin(), of);
            }
            of.add(fault);
            waiting.notifyAll();
        }
    }

    private void work() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                take().forEach(this::handOn);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What waits of the plugin that has waited longest. */
    private List<Fault> take() throws InterruptedException {
        synchronized (waiting) {
            while (waiting.isEmpty()) {
                waiting.wait();
            }
            Iterator<WaitingFaults> plugins = waiting.values().iterator();
            WaitingFaults next = plugins.next();
            plugins.remove();
            return next.all();
        }
    }

    private void handOn(Fault fault) {
        try {
            decide.accept(fault);
            tell.accept(fault);
        } catch (RuntimeException | Error e) {
            LOG.error("A fault could not be dealt with; the next one is taken", e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
