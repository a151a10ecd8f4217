package dev.cofferdam.contain;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long a thread has had. While it is ready to run and is given no processor, no time passes for it: on a busy machine that is no
 * sign that it stays where it is. While it waits, in native code too, time passes as for everybody. To be used by one thread at a time.
 */
final class OwnTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final LongSupplier processor;
    private long lookedAt;
    private long used;
    private long had;

    /**
     * @param processor the processor time that the thread has been given up to now, in nanoseconds; negative where nobody knows
     * @param now the present time of a clock of the caller's, in nanoseconds
     */
    OwnTime(LongSupplier processor, long now) {
        this.processor = processor;
        lookedAt = now;
        used = processor.getAsLong();
    }

    /** The time of a thread from now on. */
    static OwnTime of(Thread thread) {
        return new OwnTime(() -> processor(thread), System.nanoTime());
    }

    private static long processor(Thread thread) {
        try {
            return THREADS.getThreadCpuTime(thread.getId());
        } catch (UnsupportedOperationException | IllegalArgumentException nobodyKnows) {
            return -1;
        }
    }

    /**
     * Takes note of how the thread is found.
     *
     * @param stack its stack, innermost first
     */
    void look(Thread.State state, StackTraceElement[] stack, long now) {
        long usedNow = processor.getAsLong();
        boolean known = used >= 0 && usedNow >= 0;
        boolean waits = state != Thread.State.RUNNABLE || isNative(stack) && usedNow == used;
        had += known && !waits ? usedNow - used : now - lookedAt;
        used = usedNow;
        lookedAt = now;
    }

    /** That alone does not tell: the JDK has native methods that wait for nothing, and who is in one may wait for a processor. */
    private static boolean isNative(StackTraceElement[] stack) {
        return stack.length > 0 && stack[0].isNativeMethod();
    }

    /** Whether it has had so much by the last look. */
    boolean isAtLeast(Duration time) {
        return had >= time.toNanos();
    }
}
