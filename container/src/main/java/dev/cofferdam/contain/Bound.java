package dev.cofferdam.contain;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Method handles of methods in this room, which need not be public for it. */
final class Bound {
    private static final MethodHandles.Lookup OWN = MethodHandles.lookup();

    private Bound() {}

    static MethodHandle to(Object receiver, String name, MethodType type) {
        try {
            return OWN.bind(receiver, name, type);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a method of our own is not there: " + name, impossible);
        }
    }
}
