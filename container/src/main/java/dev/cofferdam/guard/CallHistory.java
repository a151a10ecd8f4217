package dev.cofferdam.guard;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What the watch has seen in one cell: the innermost call now, and calls which it is nested in, where they were seen
 * before it began. Confined to the watch's lock.
 */
final class CallHistory {
    private static final int MOST = 16;

    private final Deque<SeenCall> seen = new ArrayDeque<>();

    SeenCall see(CallCell cell, long mark, long now, int generation) {
        while (!seen.isEmpty() && seen.peek().hasEndedBy(mark)) {
            seen.pop();
        }
        if (seen.isEmpty() || seen.peek().mark() != mark) {
            seen.push(new SeenCall(cell, mark, now, generation));
        }
        if (seen.size() > MOST) {
            seen.removeLast();
        }
        return seen.peek();
    }
}
