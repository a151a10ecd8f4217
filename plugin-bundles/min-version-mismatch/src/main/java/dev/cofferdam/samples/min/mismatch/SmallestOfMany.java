package dev.cofferdam.samples.min.mismatch;

import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import java.util.Arrays;
import org.osgi.service.component.annotations.Component;

/** Does what version 2 of the contract says, so its bundle imports {@code [2.0,2.1)} and fits no version 1. */
@Component
public final class SmallestOfMany implements Min {

    @Override
    public State newState() {
        return new State();
    }

    @Override
    public int min(State state, int... numbers) {
        state.count();
        return Arrays.stream(numbers)
                .min()
                .orElseThrow(() -> new IllegalArgumentException("numbers must have at least one element, has 0"));
    }
}
