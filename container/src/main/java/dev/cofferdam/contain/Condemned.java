package dev.cofferdam.contain;

import dev.cofferdam.model.Killed;
import java.util.ArrayList;
import java.util.List;

/**
 * The threads that are to leave the code of one class loader. Read on those threads, where there may be neither heap nor stack
 * left: an array, compared by identity, because a thread's {@code equals} may be a plugin's.
 */
final class Condemned {
    private static final Entry[] NOBODY = {};

    private volatile Entry[] entries = NOBODY;

    /** One thread, and what is thrown on it. */
    record Entry(Thread thread, Killed killed) {}

    /** Throws on the calling thread, if it is to leave. */
    void check() {
        for (Entry entry : entries) {
            if (entry.thread == Thread.currentThread()) {
                throw entry.killed;
            }
        }
    }

    /** What a handler of everything does first: what is meant to end the thread is not for it. */
    void caught(Throwable thrown) {
        if (thrown instanceof Killed) {
            check();
        }
    }

    /** Answers whether it is the first. */
    synchronized boolean add(Entry entry) {
        List<Entry> more = new ArrayList<>(List.of(entries));
        more.add(entry);
        entries = more.toArray(Entry[]::new);
        return more.size() == 1;
    }

    /** Answers whether nobody is left. */
    synchronized boolean remove(Entry entry) {
        List<Entry> fewer = new ArrayList<>(List.of(entries));
        fewer.removeIf(each -> each == entry);
        entries = fewer.isEmpty() ? NOBODY : fewer.toArray(Entry[]::new);
        return fewer.isEmpty();
    }
}
