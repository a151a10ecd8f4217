package dev.cofferdam.samples.min.wrongtype;

import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import org.osgi.service.component.annotations.Component;

/**
 * Implements {@code long min(State, long, long)}, as the contract jar had it that lies about its version. Against the
 * true contract its {@code int min(State, int, int)} is missing: a call would end in an {@link AbstractMethodError}.
 */
@Component
public final class SmallerOfTwoLongs implements Min {

    @Override
    public State newState() {
        return new State();
    }

    @Override
    public long min(State state, long a, long b) {
        state.count();
        return Math.min(a, b);
    }
}
