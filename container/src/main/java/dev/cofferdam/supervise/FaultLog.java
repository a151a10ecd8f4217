package dev.cofferdam.supervise;

import dev.cofferdam.model.Fault;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** The faults of one plugin: how many, and the last of them. To be used by one thread at a time. */
final class FaultLog {
    private static final int KEPT = 50;

    private final Deque<Fault> kept = new ArrayDeque<>();
    /** Of a generation that does not serve yet, to be decided on when it does. */
    private List<Fault> early = List.of();

    private long count;

    void note(Fault fault) {
        count += fault.count();
        if (!kept.isEmpty() && kept.getLast().alike(fault)) {
            kept.addLast(kept.removeLast().plus(fault));
            return;
        }
        kept.addLast(fault);
        if (kept.size() > KEPT) {
            kept.removeFirst();
        }
    }

    /** Puts what is known by now in the place of a fault that was counted, if it still stands there by itself. */
    void amend(Fault fault) {
        int before = kept.size();
        for (int i = 0; i < before; i++) {
            Fault each = kept.removeFirst();
            boolean meant = each.getClass() == fault.getClass() && each.origin().equals(fault.origin());
            kept.addLast(meant ? fault : each);
        }
    }

    void early(Fault fault) {
        if (early.size() < KEPT) {
            early = Stream.concat(early.stream(), Stream.of(fault)).toList();
        }
    }

    /** What a generation did before it served, now that it does. */
    List<Fault> takeEarly(int generation) {
        List<Fault> taken =
                early.stream().filter(fault -> fault.generation() == generation).toList();
        early = List.of();
        return taken;
    }

    long count() {
        return count;
    }

    List<Fault> kept() {
        return List.copyOf(kept);
    }
}
