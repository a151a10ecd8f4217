package dev.cofferdam.contain;

import dev.cofferdam.model.Killed;
import java.util.Optional;

/** What is in wait at a checkpoint for one thread, in the code of one loader. Thread-safe. */
final class Order {
    /** To look where a check comes from takes as long as hundreds of checks: one in 32 is enough, and slows nobody much. */
    private static final int MOST_SKIPPED = 63;

    // read on threads where there is no stack left for a call
    final Thread thread;
    final ClassLoader code;
    private final Optional<Killed> killed;
    private volatile boolean met;
    private volatile boolean cameBack;
    /** Both are the thread's own. */
    private int skipped;

    private int draws = 1;

    private Order(Thread thread, ClassLoader code, Optional<Killed> killed) {
        this.thread = thread;
        this.code = code;
        this.killed = killed;
    }

    /** It is to leave, by this being thrown. */
    static Order leave(Thread thread, ClassLoader code, Killed killed) {
        return new Order(thread, code, Optional.of(killed));
    }

    /** It is to be seen, and whether it comes and goes; it goes on. */
    static Order answer(Thread thread, ClassLoader code) {
        return new Order(thread, code, Optional.empty());
    }

    /** On the thread itself: whether it would make a difference to meet it now. */
    boolean stands() {
        return killed.isPresent() || !cameBack && isDue();
    }

    /** At no fixed distance: each visit may pass as many checks as the one before. */
    private boolean isDue() {
        if (skipped > 0) {
            skipped--;
            return false;
        }
        draws = draws * 1_103_515_245 + 12_345;
        skipped = draws >>> 16 & MOST_SKIPPED;
        return true;
    }

    /** Whether it makes a difference to this one that the thread enters the code from outside. */
    boolean asksForEntries() {
        return killed.isEmpty();
    }

    /**
     * On the thread itself.
     *
     * @param enters whether it enters the code from outside, so that it had left it
     */
    void meet(boolean enters) {
        met = true;
        cameBack |= enters;
        if (killed.isPresent()) {
            throw killed.get();
        }
    }

    /** Whether it came by. */
    boolean met() {
        return met;
    }

    /** Whether it was seen to come from outside. */
    boolean cameBack() {
        return cameBack;
    }
}
