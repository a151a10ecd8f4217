package dev.cofferdam.samples.min.works;

import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import org.osgi.service.component.annotations.Component;

/** Does what the contract says. Declarative Services makes it and registers it: there is no line of OSGi here. */
@Component
public final class SmallerOfTwo implements Min {

    @Override
    public State newState() {
        return new State();
    }

    @Override
    public int min(State state, int a, int b) {
        state.count();
        return Math.min(a, b);
    }
}
