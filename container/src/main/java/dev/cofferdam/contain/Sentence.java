package dev.cofferdam.contain;

import dev.cofferdam.model.KillSwitch;
import dev.cofferdam.model.Killed;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One thread that is to leave, and the compartments in which it was found. */
final class Sentence implements KillSwitch.Kill {
    private final Condemned.Entry entry;
    private final Function<Set<String>, List<Compartment>> compartments;
    private final Set<Compartment> reached = new LinkedHashSet<>();
    private boolean pardoned;

    /** @param compartments those that define a class of one of these names */
    Sentence(Thread thread, Killed killed, Function<Set<String>, List<Compartment>> compartments) {
        entry = new Condemned.Entry(thread, killed);
        this.compartments = compartments;
    }

    @Override
    public boolean reach(List<StackTraceElement> frames) {
        // outside the lock: the thread itself may be waiting for it
        Set<String> names = frames.stream().map(StackTraceElement::getClassName).collect(Collectors.toSet());
        List<Compartment> found = compartments.apply(names);
        synchronized (this) {
            if (!pardoned) {
                found.stream().filter(reached::add).forEach(compartment -> compartment.condemn(entry));
            }
            return !reached.isEmpty();
        }
    }

    @Override
    public synchronized void pardon() {
        pardoned = true;
        reached.forEach(compartment -> compartment.pardon(entry));
        reached.clear();
    }
}
