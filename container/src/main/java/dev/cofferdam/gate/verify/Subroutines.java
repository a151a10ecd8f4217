package dev.cofferdam.gate.verify;

import java.util.Map;
import java.util.TreeMap;

/** Who calls the subroutines of a method by {@code jsr}, and what is known where they end by {@code ret} (JVMS 4.10.2.5). */
final class Subroutines {
    private record Call(int target, Snapshot before) {}

    private final Map<Integer, Call> calls = new TreeMap<>();
    private final Map<Integer, Snapshot> ends = new TreeMap<>();

    void clear() {
        calls.clear();
        ends.clear();
    }

    /** @param next the offset behind the call, which stands for it */
    void call(int target, int next, Snapshot before) {
        calls.put(next, new Call(target, before));
    }

    void returns(int target, Snapshot end, Unions unions) {
        Snapshot before = ends.putIfAbsent(target, end);
        if (before != null) {
            before.merge(end, unions);
        }
    }

    /** Once all else is known: goes on behind each call. @return whether something is known anew */
    boolean goOn(TypeInferrer inferrer) {
        boolean anew = false;
        for (Map.Entry<Integer, Call> each : calls.entrySet()) {
            Snapshot end = ends.get(each.getValue().target());
            if (end != null) {
                Snapshot behind = Snapshot.behind(
                        each.getValue().target(), each.getValue().before(), end);
                anew |= inferrer.arriveBehind(each.getKey(), behind);
            }
        }
        return anew;
    }
}
