package dev.cofferdam.guard;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * One generated class and the plugins that share it, each of which has a seat in it. Where the class calls a target, the code
 * is there once for each seat: the JIT compiler profiles each call by itself, so that a call site which meets all plugins of a
 * row runs without a single dispatch through a table, and one which meets only one of them loses a few branches to the others. Each
 * seat has a line number, by which a stack frame tells whose call it is.
 *
 * <p>Confined to its contract's lock, but for what never changes.
 */
final class ProxyRow {
    /** As many as leave the methods of usual interfaces small enough for the JIT compiler to inline them. */
    static final int SEATS = 8;

    /** Of code that runs for all seats, and calls no plugin's. */
    static final int NOBODYS_LINE = 0;

    private static final String PACKAGE = "dev.cofferdam.guard.proxy.";
    private static final String PROXIES = PACKAGE + "P";
    private static final String RELAYS = PACKAGE + "R";

    private final Class<?> type;
    /** Weak, because who sits there holds the loaders of its interfaces. */
    private final List<WeakReference<ProxyClass>> seats = new ArrayList<>(1);

    private final int size;

    ProxyRow(Class<?> type, int size) {
        this.type = type;
        this.size = size;
    }

    /** The name of a proxy class; the number tells it from others of the same interface. */
    static String proxyName(int number, Class<?> through) {
        return PROXIES + number + "$" + lastWord(through.getName());
    }

    static String relayName(int number, Class<?> through) {
        return RELAYS + number + "$" + lastWord(through.getName());
    }

    /** Of the binary name, because a class's simple name makes the JVM load the class around it. */
    private static String lastWord(String name) {
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }

    /** Whether this stack frame belongs to a proxy of any plugin. */
    static boolean isProxy(StackTraceElement frame) {
        return frame.getClassName().startsWith(PROXIES);
    }

    /** Whether this stack frame belongs to what stands between a proxy and its target while calls are relayed. */
    static boolean isRelay(StackTraceElement frame) {
        return frame.getClassName().startsWith(RELAYS);
    }

    /** The line of the code that runs for a seat alone. */
    static int line(int seat) {
        return seat + 1;
    }

    Class<?> type() {
        return type;
    }

    /** Whether the frame is in the code of that seat. */
    boolean has(StackTraceElement frame, int seat) {
        return frame.getLineNumber() == line(seat) && frame.getClassName().equals(type.getName());
    }

    WeakReference<ProxyClass> reference(int seat) {
        return seats.get(seat);
    }

    /** Gives somebody a seat of its own, if one is free. */
    Optional<ProxyClass> seat(IntFunction<ProxyClass> maker) {
        int free = 0;
        while (free < seats.size() && !seats.get(free).refersTo(null)) {
            free++;
        }
        if (free == size) {
            return Optional.empty();
        }
        ProxyClass fresh = maker.apply(free);
        if (free == seats.size()) {
            seats.add(new WeakReference<>(fresh));
        } else {
            seats.set(free, new WeakReference<>(fresh));
        }
        return Optional.of(fresh);
    }
}
