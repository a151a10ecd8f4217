package dev.cofferdam.samples.min.caller;

import dev.cofferdam.api.fault.PluginException;
import dev.cofferdam.samples.min.Min;
import dev.cofferdam.samples.min.State;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/** One plugin that offers {@code Min}, and this caller's state with it. */
final class Provider {
    private final String name;
    private final String version;
    private final Min min;
    private Optional<State> state = Optional.empty();

    private Provider(String name, String version, Min min) {
        this.name = name;
        this.version = version;
        this.min = min;
    }

    static Provider of(ServiceReference<Min> reference, Min min) {
        Bundle bundle = reference.getBundle();
        return new Provider(bundle.getSymbolicName(), bundle.getVersion().toString(), min);
    }

    /** Asks for the smaller number. One question at a time, since the state belongs to one caller. */
    synchronized String ask(int a, int b) {
        try {
            State mine = myState();
            int smaller = min.min(mine, a, b);
            return name + " " + version + " says " + smaller + " (call " + mine.calls() + ")";
        } catch (PluginException failure) {
            return name + " failed: " + failure.getMessage();
        }
    }

    /** Asked for at the first call and then kept: it outlives restarts of the plugin, since it is the contract's class. */
    private State myState() {
        if (state.isEmpty()) {
            state = Optional.of(min.newState());
        }
        return state.get();
    }
}
