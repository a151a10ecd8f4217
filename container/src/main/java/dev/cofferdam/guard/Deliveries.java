package dev.cofferdam.guard;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells consumers what became of their results, in order, on a thread that ends when there is no more to tell. What
 * consumers do with it may not return: after a while another thread takes over.
 */
final class Deliveries {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final Duration PATIENCE = Duration.ofMillis(100);
    private static final int MOST_THREADS = 64;

    private final ThreadGroup group = Thread.currentThread().getThreadGroup();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    /** Since when each thread has been at what it does. */
    private final Map<Thread, Long> working = new HashMap<>();

    void add(Runnable delivery) {
        synchronized (this) {
            waiting.add(delivery);
        }
        look(System.nanoTime());
    }

    /** Sees to it that somebody is at work, where there is work. */
    synchronized void look(long now) {
        boolean stuck = working.values().stream().allMatch(since -> now - since > PATIENCE.toNanos());
        if (!waiting.isEmpty() && stuck && working.size() < MOST_THREADS) {
            // nothing of the thread that this may be, which may be a plugin's, is inherited
            Thread thread = new Thread(group, this::work, "cofferdam-results", 0, false);
            thread.setDaemon(true);
            thread.setContextClassLoader(Deliveries.class.getClassLoader());
            start(thread, now);
        }
    }

    private void start(Thread thread, long now) {
        try {
            thread.start();
            working.put(thread, now);
        } catch (OutOfMemoryError noThread) {
            LOG.error("No thread can be had to tell consumers of their results; the next look tries again.", noThread);
        }
    }

    private void work() {
        for (Optional<Runnable> next = next(); next.isPresent(); next = next()) {
            try {
                next.get().run();
            } catch (RuntimeException | Error e) {
                LOG.error("A consumer's callback failed.", e);
            }
        }
    }

    private synchronized Optional<Runnable> next() {
        Optional<Runnable> next = Optional.ofNullable(waiting.poll());
        if (next.isPresent()) {
            working.put(Thread.currentThread(), System.nanoTime());
        } else {
            working.remove(Thread.currentThread());
        }
        return next;
    }
}
