package dev.cofferdam.supervise;

import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The faults of one plugin that nobody has looked at yet. Alike ones that follow each other are one; when there are too
 * many, those of one kind and generation are: their number is right, and the first of them speaks for all. For one thread
 * at a time.
 */
final class WaitingFaults {
    /** Enough for a tolerance to see each fault by itself, unless a storm rages. */
    static final int MOST = 64;

    private final Deque<Fault> faults = new ArrayDeque<>();
    private final Map<Sort, Fault> crowd = new LinkedHashMap<>();

    private record Sort(FaultKind kind, int generation) {}

    void add(Fault fault) {
        if (!faults.isEmpty() && faults.getLast().alike(fault)) {
            faults.addLast(faults.removeLast().plus(fault));
        } else if (faults.size() < MOST) {
            faults.addLast(fault);
        } else {
            crowd.merge(new Sort(fault.kind(), fault.generation()), fault, Fault::plus);
        }
    }

    /** All of them, in the order in which they came as far as that is known. */
    List<Fault> all() {
        List<Fault> all = new ArrayList<>(faults);
        all.addAll(crowd.values());
        return all;
    }
}
