package dev.cofferdam.contain;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the methods of one loader's {@linkplain CheckpointClasses checkpoint} are linked to. The check is a call to nothing that
 * the JIT compiler takes out; while somebody is condemned, it is a call that looks who is there. Compiled code that was built on
 * the one is dropped when the other takes its place, and a loop in it goes on in code that asks.
 */
final class Links implements Function<String, CallSite> {
    private static final MethodHandle NOTHING = MethodHandles.empty(methodType(void.class));
    private static final Lookup OWN = MethodHandles.lookup();

    private final Condemned condemned;
    private final ExitGuard exits;
    private final MutableCallSite check = new MutableCallSite(NOTHING);
    /** Made for the first who is condemned: most plugins never need it. */
    private final Supplier<MethodHandle> asking;

    Links(Condemned condemned, ExitGuard exits) {
        this.condemned = condemned;
        this.exits = exits;
        asking = () -> bound(condemned, "check", methodType(void.class));
    }

    /** Asks from now on, or no more. */
    void ask(boolean whether) {
        if (whether == (check.getTarget() != NOTHING)) {
            return;
        }
        check.setTarget(whether ? asking.get() : NOTHING);
        MutableCallSite.syncAll(new MutableCallSite[] {check});
    }

    @Override
    public CallSite apply(String name) {
        return switch (name) {
            case "check" -> check;
            case "caught" -> linked(condemned, name, methodType(void.class, Throwable.class));
            case "exit" -> linked(exits, name, methodType(void.class, int.class));
            case "exitRuntime" -> linked(exits, name, methodType(void.class, Runtime.class, int.class));
            case "reflects" -> linked(exits, name, methodType(void.class, Object[].class, Method.class));
            default ->
                linked(
                        exits,
                        name,
                        Optional.ofNullable(ExitCalls.FINDERS.get(name))
                                .orElseThrow(() -> new IllegalArgumentException(name))
                                .insertParameterTypes(0, Lookup.class));
        };
    }

    private static CallSite linked(Object receiver, String name, MethodType type) {
        return new ConstantCallSite(bound(receiver, name, type));
    }

    static MethodHandle bound(Object receiver, String name, MethodType type) {
        try {
            return OWN.bind(receiver, name, type);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a method of our own is not there: " + name, impossible);
        }
    }
}
