package dev.cofferdam.contain;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Stands where the code of one class loader would end the JVM: tells of it, and throws a {@link SecurityException} there. */
final class ExitGuard implements Function<String, CallSite> {
    private static final MethodType STATUS = methodType(void.class, int.class);
    private static final MethodType RUNTIME_STATUS = methodType(void.class, Runtime.class, int.class);

    private final Tried tried;

    ExitGuard(Tried tried) {
        this.tried = tried;
    }

    /** Told on the thread that tried. */
    interface Tried {
        /** Tells of it, and answers what is thrown. */
        SecurityException of(int status);
    }

    /** What each method of the exits is linked to. */
    @Override
    public CallSite apply(String name) {
        return new ConstantCallSite(Bound.to(this, name, type(name)));
    }

    private static MethodType type(String name) {
        return switch (name) {
            case "exit" -> STATUS;
            case "exitRuntime" -> RUNTIME_STATUS;
            case "reflects" -> methodType(void.class, Object[].class, Method.class);
            default ->
                Optional.ofNullable(ExitCalls.FINDERS.get(name))
                        .orElseThrow(() -> new IllegalArgumentException(name))
                        .insertParameterTypes(0, Lookup.class);
        };
    }

    void exit(int status) {
        throw tried.of(status);
    }

    void exitRuntime(Runtime runtime, int status) {
        Objects.requireNonNull(runtime);
        throw tried.of(status);
    }

    /** A method is about to be called by reflection. */
    void reflects(Object[] arguments, Method method) {
        // what would fail by itself is left to that
        if (method != null
                && ends(method.getDeclaringClass(), method.getName())
                && arguments != null
                && arguments.length == 1
                && arguments[0] instanceof Integer status) {
            throw tried.of(status);
        }
    }

    MethodHandle findStatic(Lookup lookup, Class<?> owner, String name, MethodType type)
            throws NoSuchMethodException, IllegalAccessException {
        return owner == System.class && ends(owner, name) && STATUS.equals(type)
                ? Bound.to(this, "exit", STATUS)
                : lookup.findStatic(owner, name, type);
    }

    MethodHandle findVirtual(Lookup lookup, Class<?> owner, String name, MethodType type)
            throws NoSuchMethodException, IllegalAccessException {
        return owner == Runtime.class && ends(owner, name) && STATUS.equals(type)
                ? Bound.to(this, "exitRuntime", RUNTIME_STATUS)
                : lookup.findVirtual(owner, name, type);
    }

    MethodHandle bind(Lookup lookup, Object receiver, String name, MethodType type)
            throws NoSuchMethodException, IllegalAccessException {
        return receiver instanceof Runtime && ends(Runtime.class, name) && STATUS.equals(type)
                ? Bound.to(this, "exit", STATUS)
                : lookup.bind(receiver, name, type);
    }

    MethodHandle unreflect(Lookup lookup, Method method) throws IllegalAccessException {
        if (method.getDeclaringClass() == System.class && ends(System.class, method.getName())) {
            return Bound.to(this, "exit", STATUS);
        }
        return method.getDeclaringClass() == Runtime.class && ends(Runtime.class, method.getName())
                ? Bound.to(this, "exitRuntime", RUNTIME_STATUS)
                : lookup.unreflect(method);
    }

    private static boolean ends(Class<?> owner, String name) {
        return owner == System.class && name.equals("exit")
                || owner == Runtime.class && (name.equals("exit") || name.equals("halt"));
    }
}
