package dev.cofferdam.contain;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Code of a plugin that works: loops, calls, streams, and handlers of everything. */
public final class Sums implements Adding {
    /** Made by the woven loader. */
    public Sums() {}

    @Override
    public long sum(int most) {
        long looped = looped(most);
        return looped == recursive(most) && looped == caught(most) && looped == streamed(most) ? looped : -1;
    }

    @Override
    public long sums(int most, AtomicBoolean enough, AtomicLong rounds) {
        long first = looped(most);
        long last = first;
        while (!enough.get() && last == first) {
            last = 0;
            for (int i = 0; i <= most; i++) {
                last += i;
            }
            rounds.incrementAndGet();
        }
        return last;
    }

    private static long looped(int most) {
        long sum = 0;
        for (int i = 0; i <= most; i++) {
            sum += i;
        }
        return sum;
    }

    private static long recursive(int most) {
        return most == 0 ? 0 : most + recursive(most - 1);
    }

    private static long caught(int most) {
        long sum = 0;
        for (int i = 0; i <= most; i++) {
            try {
                Object[] none = new Object[0];
                none[i] = none;
            } catch (Throwable outOfBounds) {
                sum += i;
            }
        }
        return sum;
    }

    private static long streamed(int most) {
        return IntStream.rangeClosed(0, most).mapToLong(each -> each).sum();
    }
}
