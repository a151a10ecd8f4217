package dev.cofferdam.guard;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Calls wait here while nobody is behind a proxy for a moment. A waiting call is in no plugin: its mark is taken off, so
 * that neither a drain waits for it nor the hang watch counts the time.
 */
final class Hold {
    private final CountDownLatch end = new CountDownLatch(1);

    /** Lets the waiting calls look again. */
    void end() {
        end.countDown();
    }

    /**
     * Waits for the end on the thread of a call.
     *
     * @param cell the calling thread's cell, which is marked
     * @param limit how long, at most
     * @return whether it has ended; false when the limit passed first
     */
    boolean await(CallCell cell, Duration limit) throws InterruptedException {
        long mark = cell.pause();
        try {
            return end.await(limit.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            cell.resume(mark);
        }
    }
}
