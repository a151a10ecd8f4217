package dev.cofferdam.gate.verify;

/**
 * Demands that are noted and handed on together: whoever steps through code only writes a number down, and what is done with it
 * does not weigh on the stepping.
 */
final class Noted {
    private static final int MOST = 512;
    /** The member is lowest, above it the second class, then the first, then what was noted. A class takes so many bits. */
    private static final int SHIFT = 20;

    private static final int MASK = (1 << SHIFT) - 1;
    private static final int MEMBER_SHIFT = 16;
    private static final int MEMBER = (1 << MEMBER_SHIFT) - 1;

    private static final long ASSIGNED = 0;
    private static final long CALLED = 1;
    private static final long RECEIVED = 2;
    private static final long MADE = 3;

    private final Demands demands;
    private final boolean byMember;
    private final long[] noted = new long[MOST];
    private int count;
    private long last;

    Noted(Demands demands) {
        this.demands = demands;
        this.byMember = demands.byMember();
    }

    /** As {@link Demands#assigned}. */
    void assigned(int from, int to) {
        note(ASSIGNED, from, to, 0);
    }

    /** As {@link Demands#called}. */
    void called(int from, int to, int member) {
        note(CALLED, from, to, byMember ? member : 0);
    }

    /** As {@link Demands#received}. */
    void received(int from, int member) {
        if (byMember) {
            note(RECEIVED, from, 0, member);
        }
    }

    /** As {@link Demands#made}. */
    void made(int of, int member) {
        if (byMember) {
            note(MADE, of, 0, member);
        }
    }

    private void note(long what, int from, int to, int member) {
        long all = ((what << SHIFT | from) << SHIFT | to) << MEMBER_SHIFT | member;
        if (all == last) {
            return; // often the same is demanded again at once
        }
        last = all;
        if (count == MOST) {
            handOn();
        }
        noted[count++] = all;
    }

    /** Tells all that was noted since the last time. */
    void handOn() {
        int end = count;
        count = 0;
        last = 0;
        for (int i = 0; i < end; i++) {
            tell(noted[i]);
        }
    }

    private void tell(long all) {
        int member = (int) all & MEMBER;
        long classes = all >>> MEMBER_SHIFT;
        int to = (int) classes & MASK;
        int from = (int) (classes >>> SHIFT) & MASK;
        long what = classes >>> 2 * SHIFT;
        if (what == ASSIGNED) {
            demands.assigned(from, to);
        } else if (what == CALLED) {
            demands.called(from, to, member);
        } else if (what == RECEIVED) {
            demands.received(from, member);
        } else {
            demands.made(from, member);
        }
    }
}
