package dev.cofferdam.boot;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Runs something once there was quiet for a while. Safe for use by several threads. */
final class Quiet {
    private final Runnable action;
    private final Executor later;
    private final AtomicLong noises = new AtomicLong();
    private final AtomicBoolean waiting = new AtomicBoolean();

    /**
     * @param action run once after each time of noise
     * @param later runs what it is given after the time that counts as quiet
     */
    Quiet(Runnable action, Executor later) {
        this.action = action;
        this.later = later;
    }

    /** Something happens: the time of quiet begins anew. */
    void noise() {
        noises.incrementAndGet();
        if (waiting.compareAndSet(false, true)) {
            await();
        }
    }

    private void await() {
        long before = noises.get();
        later.execute(() -> {
            if (noises.get() != before) {
                await();
            } else {
                waiting.set(false);
                action.run();
                if (noises.get() != before && waiting.compareAndSet(false, true)) {
                    await();
                }
            }
        });
    }
}
