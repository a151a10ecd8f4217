package dev.cofferdam.contain;

import dev.cofferdam.model.Weaving;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was made of the code of one class loader. There is one in each plugin, so it is small. Thread-safe. */
final class Compartment {
    private static final int MOST_NAMED = 8;

    private enum State {
        /** Nothing has been woven yet. */
        NEW,
        /** The code finds its checkpoint. */
        OPEN,
        /** The code finds the exits, too. */
        WITH_EXITS,
        /** No class is woven. */
        OFF
    }

    private volatile Optional<Checkpoint> checkpoint = Optional.empty();
    private State state;
    private List<String> unwoven = List.of();
    private int wovenCount;
    private int unwovenCount;

    /** @param on whether its classes are to be woven at all */
    Compartment(boolean on) {
        state = on ? State.NEW : State.OFF;
    }

    /** The one that its code calls, or will. */
    Optional<Checkpoint> checkpoint() {
        return checkpoint;
    }

    void checkpoint(Checkpoint chosen) {
        checkpoint = chosen.itself();
    }

    synchronized boolean off() {
        return state == State.OFF;
    }

    synchronized boolean isOpen(boolean withExits) {
        return state == State.WITH_EXITS || state == State.OPEN && !withExits;
    }

    /** Something that the code calls is defined. */
    interface Definition {
        void run() throws ReflectiveOperationException;
    }

    /** Opens it, unless it is open, once what the code calls is there. */
    synchronized void open(boolean withExits, Definition definition) throws ReflectiveOperationException {
        if (state != State.OFF && !isOpen(withExits)) {
            definition.run();
            state = withExits ? State.WITH_EXITS : State.OPEN;
        }
    }

    synchronized void woven() {
        wovenCount++;
    }

    synchronized void unwoven(String className, String why) {
        unwovenCount++;
        if (unwoven.size() < MOST_NAMED) {
            List<String> more = new ArrayList<>(unwoven);
            more.add("'" + className + "': " + why);
            unwoven = List.copyOf(more);
        }
    }

    /** What its code calls cannot be there. */
    synchronized void failed(Throwable why) {
        state = state == State.NEW ? State.OFF : state;
        unwoven("any", "what woven code calls cannot be defined: " + why);
    }

    synchronized Weaving weaving() {
        return new Weaving(state != State.OFF, wovenCount, unwovenCount, unwoven);
    }
}
