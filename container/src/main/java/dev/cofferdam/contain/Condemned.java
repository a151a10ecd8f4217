package dev.cofferdam.contain;

import dev.cofferdam.model.Killed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The threads that are to leave the code of one class loader. Read on those threads, where there may be neither heap nor stack
 * left: an array, compared by identity, because a thread's {@code equals} may be a plugin's.
 */
final class Condemned {
    private static final Entry[] NOBODY = {};

    private volatile Entry[] entries = NOBODY;
    /** Who has been in the code since the roll is called. */
    private volatile Optional<Set<Thread>> roll = Optional.empty();

    /** One thread, and what is thrown on it. */
    record Entry(Thread thread, Killed killed) {}

    /** Throws on the calling thread, if it is to leave. */
    void check() {
        for (Entry entry : entries) {
            if (entry.thread == Thread.currentThread()) {
                throw entry.killed;
            }
        }
        Optional<Set<Thread>> called = roll;
        if (called.isPresent()) {
            called.get().add(Thread.currentThread());
        }
    }

    /** What a handler of everything does first: what is meant to end the thread is not for it. */
    void caught(Throwable thrown) {
        if (thrown instanceof Killed) {
            check();
        }
    }

    synchronized void add(Entry entry) {
        List<Entry> more = new ArrayList<>(List.of(entries));
        more.add(entry);
        entries = more.toArray(Entry[]::new);
    }

    synchronized void remove(Entry entry) {
        List<Entry> fewer = new ArrayList<>(List.of(entries));
        fewer.removeIf(each -> each == entry);
        entries = fewer.isEmpty() ? NOBODY : fewer.toArray(Entry[]::new);
    }

    /** Whether threads have to ask at all. */
    synchronized boolean asks() {
        return entries.length > 0 || roll.isPresent();
    }

    synchronized void callRoll() {
        roll = Optional.of(Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>())));
    }

    synchronized Set<Thread> endRoll() {
        Set<Thread> present = roll.orElse(Set.of());
        roll = Optional.empty();
        return present;
    }
}
