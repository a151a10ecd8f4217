package dev.cofferdam.guard;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * What one thread is doing in one plugin. Only the thread that owns the cell writes its mark and its count, with plain
 * stores; everybody else reads.
 *
 * <p>Public because generated proxy classes, which live in loaders of their own, use it. It is no part of the front.
 *
 * <p>A mark is zero when the owner is in no call, else {@code sequence:32 | depth:16 | method:16}. The sequence tells
 * two calls apart, the depth counts the calls of this owner into this plugin that are nested in one another.
 */
public final class CallCell {
    static final long DEPTH_MASK = 0xFFFF_0000L;
    static final long DEPTH_ONE = 0x1_0000L;
    static final int SEQUENCE_SHIFT = 32;

    private static final VarHandle MARK;
    private static final VarHandle CALLS;

    static {
        try {
            MARK = MethodHandles.lookup().findVarHandle(CallCell.class, "mark", long.class);
            CALLS = MethodHandles.lookup().findVarHandle(CallCell.class, "calls", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** The thread that may write; generated code compares it with its own. */
    public Thread owner;
    /** The call that the owner is in. */
    public long mark;
    /** How many calls have begun in this cell. */
    public long calls;
    /** Set while somebody means to interrupt the owner because of a call that is overdue. */
    public volatile Alarm alarm;

    /** Three words that keep the marks of two cells, lying side by side, out of one cache line. */
    final long pad1 = 0;

    final long pad2 = 0;
    final long pad3 = 0;

    CallCell(Thread owner) {
        this.owner = owner;
    }

    long mark() {
        return (long) MARK.getVolatile(this);
    }

    /** Sets the mark outside the fast path; for the owner alone. */
    void mark(long changed) {
        MARK.setVolatile(this, changed);
    }

    long calls() {
        return (long) CALLS.getVolatile(this);
    }

    /** Compared by its difference, because it starts anew after some billions of calls. */
    static int sequence(long mark) {
        return (int) (mark >>> SEQUENCE_SHIFT);
    }

    static int depth(long mark) {
        return (int) ((mark & DEPTH_MASK) >>> 16);
    }

    static int method(long mark) {
        return (int) (mark & 0xFFFF);
    }
}
