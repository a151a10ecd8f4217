package dev.cofferdam.samples.min.panic;

import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;

/** Starts well, and fails in every call with an exception that the contract does not declare. */
final class PanickingMin implements Min {

    @Override
    public State newState() {
        return new State();
    }

    @Override
    public int min(State state, int a, int b) {
        state.count();
        throw new IllegalStateException(
                "min-panic cannot tell whether " + a + " or " + b + " is smaller, and panics by design");
    }
}
