package dev.cofferdam.benchmarks;

/** A contract whose calls do next to nothing, so that what is measured is the way to them. */
public interface Min {
    /** A caller's state. */
    final class State {
        private int calls;

        int next(int a, int b) {
            calls++;
            return Math.min(a, b);
        }
    }

    /** The smaller one; the state counts the call. */
    int min(State state, int a, int b);
}
