package dev.cofferdam.guard;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that one plugin's calls run on while they are handed off. They are daemons, named after the plugin, and end
 * when there is nothing to do for a while, or when the generation does that may have left something in them.
 */
final class Handoff {
    /** More calls wait, within their deadline: a plugin whose threads are all lost is not worth more of them. */
    static final int MOST_THREADS = 64;

    private static final Duration KEEP_ALIVE = Duration.ofSeconds(5);

    private final PluginGuard guard;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Semaphore free = new Semaphore(MOST_THREADS);
    private volatile ThreadPoolExecutor pool = pool();

    Handoff(PluginGuard guard) {
        this.guard = guard;
    }

    /**
     * Runs a call that has been let in, on another thread.
     *
     * @param caller the calling thread's cell
     * @return what the call returns
     * @throws Throwable what it throws, or a {@code PluginException} when it could not be run or has not ended in time
     */
    Object call(CallCell caller, HandedCall call, Duration deadline) throws Throwable {
        long start = System.nanoTime();
        caller.handOff();
        try {
            hand(call, deadline);
            if (call.await(deadline.minusNanos(System.nanoTime() - start))) {
                return call.outcome();
            }
            call.seen().ifPresent(seen -> new HungCall(guard, seen).givenUp());
            throw guard.classifier().overdue(call.method());
        } finally {
            caller.takeBack();
        }
    }

    /** Lets go of the threads that are there, which may hold something of a generation that is no more. */
    void renew() {
        ThreadPoolExecutor old = pool;
        pool = pool();
        old.shutdown();
    }

    private void hand(HandedCall call, Duration deadline) {
        awaitThread(deadline);
        Runnable task = () -> {
            try {
                call.run();
            } finally {
                free.release();
            }
        };
        while (!tried(task)) {
            Thread.onSpinWait();
        }
    }

    private void awaitThread(Duration deadline) {
        String reason = "all its " + MOST_THREADS + " threads are in calls that do not return";
        try {
            if (free.tryAcquire(deadline.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reason = "the wait for one of its threads was interrupted";
        }
        guard.limit().leave();
        throw guard.unavailable(reason);
    }

    private boolean tried(Runnable task) {
        try {
            pool.execute(task);
            return true;
        } catch (RejectedExecutionException renewed) {
            return false;
        } catch (Error noThread) {
            free.release();
            guard.limit().leave();
            throw noThread;
        }
    }

    private ThreadPoolExecutor pool() {
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                KEEP_ALIVE.toNanos(),
                TimeUnit.NANOSECONDS,
                new SynchronousQueue<>(),
                this::thread);
    }

    /** A new thread remembers who was on the stack, and their class loaders with them, unless it is told not to. */
    @SuppressWarnings("removal")
    private Thread thread(Runnable work) {
        return AccessController.doPrivileged((PrivilegedAction<Thread>) () -> {
            String name = "cofferdam-call-" + guard.plugin() + "-" + numbers.incrementAndGet();
            Thread thread = new Thread(null, work, name, 0, false);
            thread.setDaemon(true);
            thread.setContextClassLoader(null);
            return thread;
        });
    }
}
