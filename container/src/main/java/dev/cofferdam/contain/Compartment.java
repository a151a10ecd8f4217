package dev.cofferdam.contain;

import dev.cofferdam.model.Weaving;
import java.lang.invoke.MethodHandles;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The woven code of one class loader. Refers to the loader weakly only: it outlives no generation. Thread-safe.
 */
final class Compartment {
    private static final int MOST_NAMED = 8;
    private static final byte[] CHECKPOINT = CheckpointClasses.checkpoint();
    private static final byte[] EXITS = CheckpointClasses.exits();

    private enum State {
        /** Nothing has been woven yet. */
        NEW,
        /** The checkpoint is there. */
        OPEN,
        /** No class is woven. */
        OFF
    }

    private final Supplier<Containment.Owner> owner;
    private final WeakReference<ClassLoader> loader;
    private final LoaderAccess access;
    private final Condemned condemned = new Condemned();
    private final Links links;
    private final List<String> unwoven = new ArrayList<>(0);
    private State state;
    private boolean exits;
    private int wovenCount;
    private int unwovenCount;

    /** @param on whether its classes are to be woven at all */
    Compartment(
            Supplier<Containment.Owner> owner,
            ClassLoader loader,
            LoaderAccess access,
            ExitGuard.Tried tried,
            boolean on) {
        this.owner = owner;
        this.loader = new WeakReference<>(loader);
        this.access = access;
        links = new Links(condemned, new ExitGuard(tried));
        state = on ? State.NEW : State.OFF;
    }

    /** Whose code it is now. */
    Containment.Owner owner() {
        return owner.get();
    }

    synchronized boolean off() {
        return state == State.OFF;
    }

    /** Makes what woven code calls, before there is any; an error of the JVM leaves the code as it is. */
    synchronized boolean open(ClassLoader of, boolean withExits) {
        try {
            if (state == State.NEW) {
                link(access.define(of, CheckpointClasses.binaryName(CheckpointClasses.CHECKPOINT), CHECKPOINT));
                state = State.OPEN;
            }
            if (withExits && !exits && state == State.OPEN) {
                access.define(of, CheckpointClasses.binaryName(CheckpointClasses.EXITS), EXITS);
                exits = true;
            }
            return state == State.OPEN;
        } catch (LinkageError | ReflectiveOperationException e) {
            state = state == State.NEW ? State.OFF : state;
            unwoven("any", "what woven code calls cannot be defined: " + e);
            return false;
        }
    }

    private void link(Class<?> checkpoint) throws ReflectiveOperationException {
        MethodHandles.privateLookupIn(checkpoint, MethodHandles.lookup())
                .findStaticVarHandle(checkpoint, CheckpointClasses.LINKS, Function.class)
                .set((Function<?, ?>) links);
    }

    synchronized void woven() {
        wovenCount++;
    }

    synchronized void unwoven(String className, String why) {
        unwovenCount++;
        if (unwoven.size() < MOST_NAMED) {
            unwoven.add("'" + className + "': " + why);
        }
    }

    synchronized Weaving weaving() {
        return new Weaving(state != State.OFF, wovenCount, unwovenCount, unwoven);
    }

    /** Whether a class of that name is one of the loader's own. */
    boolean defines(String className) {
        return Optional.ofNullable(loader.get())
                .filter(own -> access.defined(own, className))
                .isPresent();
    }

    synchronized void condemn(Condemned.Entry entry) {
        condemned.add(entry);
        links.ask(condemned.asks());
    }

    synchronized void pardon(Condemned.Entry entry) {
        condemned.remove(entry);
        links.ask(condemned.asks());
    }

    /** Takes down from now on who runs in here. */
    synchronized void callRoll() {
        condemned.callRoll();
        links.ask(true);
    }

    /** Answers who did. */
    synchronized Set<Thread> endRoll() {
        Set<Thread> present = condemned.endRoll();
        links.ask(condemned.asks());
        return present;
    }
}
