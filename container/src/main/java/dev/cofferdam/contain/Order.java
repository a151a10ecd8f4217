package dev.cofferdam.contain;

import dev.cofferdam.model.Killed;
import java.util.Optional;

/** What is in wait at a checkpoint for one thread, in the code of one loader. Thread-safe. */
final class Order {
    // read on threads where there is no stack left for a call
    final Thread thread;
    final ClassLoader code;
    private final Optional<Killed> killed;
    private volatile boolean met;

    private Order(Thread thread, ClassLoader code, Optional<Killed> killed) {
        this.thread = thread;
        this.code = code;
        this.killed = killed;
    }

    /** It is to leave, by this being thrown. */
    static Order leave(Thread thread, ClassLoader code, Killed killed) {
        return new Order(thread, code, Optional.of(killed));
    }

    /** It is to be seen, and goes on. */
    static Order answer(Thread thread, ClassLoader code) {
        return new Order(thread, code, Optional.empty());
    }

    /** Whether it would still make a difference to meet it. */
    boolean stands() {
        return !met || killed.isPresent();
    }

    /** On the thread itself. */
    void meet() {
        met = true;
        if (killed.isPresent()) {
            throw killed.get();
        }
    }

    /** Whether it came by. */
    boolean met() {
        return met;
    }
}
