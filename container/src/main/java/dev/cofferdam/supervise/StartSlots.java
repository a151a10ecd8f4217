package dev.cofferdam.supervise;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Lets only so many plugins start at a time. Each start needs the framework's one lock again and again, and hundreds that wait
 * for it at once are slower than one after the other. A start that takes long gives up its slot, so that one that hangs, or
 * waits for what another plugin offers, keeps nobody from starting. Thread-safe.
 */
final class StartSlots {
    /** Longer than most starts take, shorter than a person waits. */
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final int width;
    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition free = lock.newCondition();
    private final Map<Slot, Long> taken = new LinkedHashMap<>();

    /**
     * @param width how many may start at a time
     * @param nanos the time, as {@link System#nanoTime}
     */
    StartSlots(int width, LongSupplier nanos) {
        this.width = width;
        this.nanos = nanos;
    }

    /** As many as keep all processors of this machine busy. */
    static StartSlots ofThisMachine() {
        return new StartSlots(2 * Runtime.getRuntime().availableProcessors(), System::nanoTime);
    }

    /** Waits until there is a slot; those who wait longest are first. */
    Slot take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (taken.size() >= width && patienceLeft() > 0) {
                free.awaitNanos(patienceLeft());
            }
            taken.values().removeIf(since -> nanos.getAsLong() - since >= PATIENCE.toNanos());
            Slot slot = new Slot();
            taken.put(slot, nanos.getAsLong());
            return slot;
        } finally {
            lock.unlock();
        }
    }

    /** How long the one that has had its slot for longest may still keep it. */
    private long patienceLeft() {
        long oldest = taken.values().iterator().next();
        return PATIENCE.toNanos() - (nanos.getAsLong() - oldest);
    }

    /** The right to start. */
    final class Slot {
        /** Gives it back, unless that took so long that it was taken away. */
        void release() {
            lock.lock();
            try {
                taken.remove(this);
                free.signal();
            } finally {
                lock.unlock();
            }
        }
    }
}
