package dev.cofferdam.guard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who is calling one plugin. A thread finds its cell at the index of its id; what is not found there is looked for
 * nearby, then the table grows. Proxies keep the array they last saw, which may be an old one: the cells in it are the
 * same objects.
 *
 * <p>A thread's id is only a hint, because on older JVMs a subclass of Thread may answer what it likes. What counts is
 * the owner in the cell.
 */
final class CallTable {
    /** Most plugins are called by few threads. */
    private static final int FIRST_SIZE = 1;

    private static final int LAST_SIZE = 1 << 16;
    private static final int PROBES = 8;
    /** Stands in empty places, so that the fast path needs no null check; no thread ever owns it. */
    static final CallCell UNOWNED = new CallCell(null, false);

    private volatile CallCell[] cells = empty(FIRST_SIZE);
    /** Made when the table is as large as it gets: hardly ever. */
    private Map<Thread, CallCell> overflow = Map.of();

    private long callsOfTheDead;

    CallCell[] cells() {
        return cells;
    }

    CallCell claim(Thread thread, GuardedProxy proxy) {
        CallCell[] seen = cells;
        proxy.cells = seen;
        CallCell own = find(seen, thread);
        if (own != UNOWNED) {
            return own;
        }
        synchronized (this) {
            own = own(thread, false);
            proxy.cells = cells;
            return own;
        }
    }

    /** The cell of a thread that is in a call. */
    CallCell cell(Thread thread) {
        CallCell own = find(cells, thread);
        return own != UNOWNED ? own : claimed(thread, false);
    }

    /** The cell of one of the guard's threads. */
    CallCell worker(Thread thread) {
        CallCell own = find(cells, thread);
        return own != UNOWNED ? own : claimed(thread, true);
    }

    private synchronized CallCell claimed(Thread thread, boolean worker) {
        return own(thread, worker);
    }

    /** All cells that somebody owns, as they are now. */
    synchronized List<CallCell> snapshot() {
        List<CallCell> owned = new ArrayList<>();
        for (CallCell cell : cells) {
            if (cell != UNOWNED) {
                owned.add(cell);
            }
        }
        owned.addAll(overflow.values());
        return owned;
    }

    synchronized long calls() {
        return callsOfTheDead + snapshot().stream().mapToLong(CallCell::calls).sum();
    }

    /**
     * Lets go of threads that have ended, so that the table does not keep them, or their class loaders, in memory. Takes
     * note of the others' calls.
     */
    synchronized void sweep() {
        snapshot().forEach(CallCell::calls);
        CallCell[] current = cells;
        for (int i = 0; i < current.length; i++) {
            if (current[i] != UNOWNED && !current[i].owner.isAlive()) {
                bury(current[i]);
                current[i] = UNOWNED;
            }
        }
        if (!overflow.isEmpty()) {
            overflow.entrySet().removeIf(entry -> {
                boolean dead = !entry.getKey().isAlive();
                if (dead) {
                    bury(entry.getValue());
                }
                return dead;
            });
        }
    }

    private void bury(CallCell cell) {
        callsOfTheDead += cell.calls();
        // an old array may still hold the cell; no thread is equal to null
        cell.owner = null;
    }

    private CallCell own(Thread thread, boolean worker) {
        while (true) {
            CallCell[] current = cells;
            CallCell own = find(current, thread);
            if (own != UNOWNED) {
                return own;
            }
            int free = place(current, thread.getId());
            if (free >= 0) {
                if (current[free] != UNOWNED) {
                    bury(current[free]);
                }
                current[free] = new CallCell(thread, worker);
                return current[free];
            }
            if (current.length == LAST_SIZE) {
                return overflow().computeIfAbsent(thread, owner -> new CallCell(owner, worker));
            }
            grow(current);
        }
    }

    private Map<Thread, CallCell> overflow() {
        if (overflow.isEmpty()) {
            overflow = new IdentityHashMap<>();
        }
        return overflow;
    }

    private void grow(CallCell[] old) {
        CallCell[] larger = empty(old.length * 2);
        for (CallCell cell : old) {
            if (cell != UNOWNED && cell.owner.isAlive()) {
                int free = place(larger, cell.owner.getId());
                if (free >= 0) {
                    larger[free] = cell;
                } else {
                    overflow().put(cell.owner, cell);
                }
            } else if (cell != UNOWNED) {
                bury(cell);
            }
        }
        cells = larger;
    }

    /** A place for a thread with this id: an empty one, or one of a thread that has ended; -1 when there is none. */
    private static int place(CallCell[] in, long id) {
        for (int i = 0; i < PROBES; i++) {
            int at = (int) (id + i) & (in.length - 1);
            if (in[at] == UNOWNED || !in[at].owner.isAlive()) {
                return at;
            }
        }
        return -1;
    }

    private static CallCell find(CallCell[] in, Thread thread) {
        for (int i = 0; i < PROBES; i++) {
            CallCell cell = in[(int) (thread.getId() + i) & (in.length - 1)];
            if (cell.owner == thread) {
                return cell;
            }
        }
        return UNOWNED;
    }

    private static CallCell[] empty(int size) {
        CallCell[] made = new CallCell[size];
        Arrays.fill(made, UNOWNED);
        return made;
    }
}
