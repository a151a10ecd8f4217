package dev.cofferdam.framework;

import java.util.concurrent.TimeUnit;

/**
 * How many events one generation has posted within the second that is under way. Of no use to count those that are not
 * delivered yet: two plugins that answer one another for ever have one under way at a time. Thread-safe.
 */
final class PostQuota {
    private static final long WINDOW = TimeUnit.SECONDS.toNanos(1);

    private long begin;
    private long posted;

    /** What is to be done with an event. */
    enum Answer {
        /** It is to be delivered. */
        DELIVER,
        /** It is not, and that is to be told: it is the first within this second. */
        REFUSE_AND_TELL,
        /** It is not. */
        REFUSE
    }

    /** @param now nanoseconds of a clock that only goes forward */
    PostQuota(long now) {
        begin = now;
    }

    /**
     * Takes one more.
     *
     * @param now nanoseconds of the same clock
     * @param most how many there may be
     */
    synchronized Answer next(long now, int most) {
        if (now - begin >= WINDOW) {
            begin = now;
            posted = 0;
        }
        posted++;
        if (posted <= most) {
            return Answer.DELIVER;
        }
        return posted == most + 1L ? Answer.REFUSE_AND_TELL : Answer.REFUSE;
    }
}
