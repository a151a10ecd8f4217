package dev.cofferdam.guard;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * What one thread is doing in one plugin. Only the thread that owns the cell writes its mark, with plain stores;
 * everybody else reads.
 *
 * <p>Public because generated proxy classes, which live in loaders of their own, use it. It is no part of the front.
 *
 * <p>A mark is {@code sequence:40 | depth:8 | method:16}. The depth says how many calls of this owner into this plugin are
 * nested in one another; it is zero, and the method too, when the owner is in no call. The sequence tells two calls
 * apart. Of outermost calls it is their number, and stays when they end, so that one word says both what goes on and how
 * often it did; it starts anew after 2<sup>40</sup> calls, which somebody notices in time. Nested calls, which are rare,
 * count elsewhere.
 */
public final class CallCell {
    static final int SEQUENCE_SHIFT = 24;
    static final long SEQUENCE_ONE = 1L << SEQUENCE_SHIFT;
    static final long DEPTH_ONE = 1L << 16;
    /** The bits of a mark that are zero when the owner is in no call. */
    static final long BUSY = SEQUENCE_ONE - 1;

    private static final int DEEPEST = 0xFF;
    private static final long SEQUENCES = -1L >>> SEQUENCE_SHIFT;
    private static final VarHandle MARK = handle("mark", long.class);
    private static final VarHandle OUTERMOST = handle("outermost", long.class);
    private static final VarHandle NESTED = handle("nested", long.class);
    private static final VarHandle ALARM = handle("alarm", Alarm.class);

    /** The thread that may write. */
    Thread owner;
    /** The call that the owner is in, and how many there were; generated code takes it off. */
    public long mark;
    /** Set while somebody means to interrupt the owner because of a call that is overdue. */
    volatile Alarm alarm;

    /** The mark of the call that the nested ones are nested in, while there are any. */
    private long outermost;
    /** How many nested calls have begun. */
    private long nested;
    /** What has been counted so far, and up to which outermost call; confined to the table's lock. */
    private long counted;

    private long countedTo;

    /** Whether the owner is a thread of the guard's, on which calls of others run. */
    private final boolean worker;
    /** The call that runs elsewhere while the owner waits, or nothing. */
    private volatile long handedOff;

    CallCell(Thread owner, boolean worker) {
        this.owner = owner;
        this.worker = worker;
    }

    boolean worker() {
        return worker;
    }

    long mark() {
        return (long) MARK.getVolatile(this);
    }

    boolean busy() {
        return isBusy(mark());
    }

    /**
     * Begins an outermost call, as generated code does it.
     *
     * @return what the mark is to be when it has ended
     */
    long begin(int method) {
        long after = mark + SEQUENCE_ONE;
        MARK.setVolatile(this, after + DEPTH_ONE + method);
        return after;
    }

    void end(long after) {
        MARK.setVolatile(this, after);
    }

    /**
     * Takes the mark of an outermost call off for a while, outside the fast path; for the owner alone.
     *
     * @return the mark, to {@linkplain #resume resume} with
     */
    long pause() {
        long busy = mark;
        MARK.setVolatile(this, sequence(busy) << SEQUENCE_SHIFT);
        return busy;
    }

    void resume(long busy) {
        MARK.setVolatile(this, busy);
    }

    /** Says that the owner's call runs elsewhere, where it is looked after. */
    void handOff() {
        handedOff = mark;
    }

    void takeBack() {
        handedOff = 0;
    }

    boolean isHandedOff(long seen) {
        return handedOff == seen;
    }

    /** Sets an alarm unless there is one. */
    boolean arm(Alarm fresh) {
        return ALARM.compareAndSet(this, null, fresh);
    }

    /**
     * Begins a call that is nested in another one of the same thread.
     *
     * @return what the mark is to be when it has ended: that of the call around it
     */
    long nest(int method) {
        long around = mark;
        if (depth(around) == 1) {
            OUTERMOST.setRelease(this, around);
        }
        NESTED.setRelease(this, nested + 1);
        int depth = Math.min(depth(around) + 1, DEEPEST);
        MARK.setRelease(this, nested << SEQUENCE_SHIFT | depth * DEPTH_ONE | method);
        return around;
    }

    /** How many calls have begun. Has to be asked now and then, under the table's lock, lest the sequence starts anew twice. */
    long calls() {
        long latest = outermostSequence(mark());
        counted += latest - countedTo & SEQUENCES;
        countedTo = latest;
        // whoever handed a call off has counted it
        return (worker ? 0 : counted) + (long) NESTED.getVolatile(this);
    }

    /** The number of the outermost call that a mark, just seen here, belongs to, or of a later one. */
    long outermostSequence(long seen) {
        return sequence(depth(seen) > 1 ? (long) OUTERMOST.getVolatile(this) : seen);
    }

    static boolean isBusy(long mark) {
        return (mark & BUSY) != 0;
    }

    /** Whether the first of two sequences is later; they start anew after very many calls. */
    static boolean later(long sequence, long than) {
        return sequence - than << SEQUENCE_SHIFT > 0;
    }

    static long sequence(long mark) {
        return mark >>> SEQUENCE_SHIFT;
    }

    static int depth(long mark) {
        return (int) (mark >>> 16) & 0xFF;
    }

    /** The depth of the call that leaves this mark behind. */
    static int depthInside(long after) {
        return Math.min(depth(after) + 1, DEEPEST);
    }

    static int method(long mark) {
        return (int) (mark & 0xFFFF);
    }

    private static VarHandle handle(String field, Class<?> type) {
        try {
            return MethodHandles.lookup().findVarHandle(CallCell.class, field, type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
