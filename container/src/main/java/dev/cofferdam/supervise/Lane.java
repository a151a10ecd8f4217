package dev.cofferdam.supervise;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what is done to one plugin in order, each step after the last has ended, on threads of a pool. */
final class Lane {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    private final String plugin;
    private final Executor threads;
    private final Queue<Step> steps = new ArrayDeque<>(1);
    private boolean running;

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
            steps.add(step);
            if (running) {
                return;
            }
            running = true;
        }
        threads.execute(this::drain);
    }

    private void drain() {
        while (true) {
            Step step;
            synchronized (this) {
                step = steps.poll();
                if (step == null) {
                    running = false;
                    return;
                }
            }
            try {
                step.run();
            } catch (InterruptedException e) {
                LOG.info("What was under way for '{}' was interrupted: the container closes", plugin);
            } catch (RuntimeException | Error e) {
                LOG.error("A step in the life of '{}' failed; the next one is taken", plugin, e);
            }
        }
    }
}
