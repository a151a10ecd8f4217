package dev.cofferdam.supervise;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what is done to one plugin in order, each step after the last has ended, on threads of a pool. */
final class Lane {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    private final String plugin;
    private final Executor threads;
    /** None while there is nothing to do. */
    private Optional<Queue<Step>> steps = Optional.empty();

    Lane(String plugin, Executor threads) {
        this.plugin = plugin;
        this.threads = threads;
    }

    /** A step in a plugin's life. */
    interface Step {
        void run() throws InterruptedException;
    }

    void add(Step step) {
        synchronized (this) {
            boolean running = steps.isPresent();
            if (!running) {
                steps = Optional.of(new ArrayDeque<>());
            }
            steps.get().add(step);
            if (running) {
                return;
            }
        }
        threads.execute(this::drain);
    }

    private synchronized Optional<Step> next() {
        Optional<Step> next = steps.flatMap(waiting -> Optional.ofNullable(waiting.poll()));
        if (next.isEmpty()) {
            steps = Optional.empty();
        }
        return next;
    }

    private void drain() {
        for (Optional<Step> step = next(); step.isPresent(); step = next()) {
            try {
                step.get().run();
            } catch (InterruptedException e) {
                LOG.info("What was under way for '{}' was interrupted: the container closes", plugin);
            } catch (RuntimeException | Error e) {
                LOG.error("A step in the life of '{}' failed; the next one is taken", plugin, e);
            }
        }
    }
}
