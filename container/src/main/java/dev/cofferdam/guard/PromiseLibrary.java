package dev.cofferdam.guard;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.Optional;

/**
 * The promises that one contract speaks of (OSGi Compendium 705). Their classes come from wherever the contract has them
 * from, so they are called by handles. What is used is there since version 1.0 of the package.
 */
final class PromiseLibrary {
    private final Class<?> promise;
    private final MethodHandle isDone;
    private final MethodHandle onResolve;
    private final MethodHandle failure;
    private final MethodHandle value;
    private final MethodHandle deferred;
    private final MethodHandle promised;
    private final MethodHandle resolve;
    private final MethodHandle fail;

    private PromiseLibrary(Class<?> promise) throws ReflectiveOperationException {
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        Class<?> deferrer = Class.forName(promise.getPackageName() + ".Deferred", true, promise.getClassLoader());
        this.promise = promise;
        isDone = lookup.findVirtual(promise, "isDone", methodType(boolean.class));
        onResolve = lookup.findVirtual(promise, "onResolve", methodType(promise, Runnable.class));
        failure = lookup.findVirtual(promise, "getFailure", methodType(Throwable.class));
        value = lookup.findVirtual(promise, "getValue", methodType(Object.class));
        deferred = lookup.findConstructor(deferrer, methodType(void.class));
        promised = lookup.findVirtual(deferrer, "getPromise", methodType(promise));
        resolve = lookup.findVirtual(deferrer, "resolve", methodType(void.class, Object.class));
        fail = lookup.findVirtual(deferrer, "fail", methodType(void.class, Throwable.class));
    }

    /** The library that a promise's type belongs to; none when it is not the one that it is named like. */
    static Optional<PromiseLibrary> of(Class<?> promise) {
        try {
            return Optional.of(new PromiseLibrary(promise));
        } catch (ReflectiveOperationException | LinkageError stranger) {
            return Optional.empty();
        }
    }

    boolean isPromise(Object result) {
        return promise.isInstance(result);
    }

    /** Whether it is resolved, where that can be asked without code of the plugin's being run. */
    boolean isKnownDone(Object of) {
        return of.getClass().getClassLoader() == promise.getClassLoader() && (boolean) run(() -> isDone.invoke(of));
    }

    void onResolve(Object of, Runnable callback) {
        run(() -> onResolve.invoke(of, callback));
    }

    /** What it failed with, if it did; of one that is resolved. */
    Optional<Throwable> failure(Object of) {
        return Optional.ofNullable((Throwable) run(() -> failure.invoke(of)));
    }

    /** Its value, which may be null; of one that is resolved successfully. */
    Object value(Object of) {
        return run(() -> value.invoke(of));
    }

    Object deferred() {
        return run(deferred::invoke);
    }

    Object promise(Object ofDeferred) {
        return run(() -> promised.invoke(ofDeferred));
    }

    void resolve(Object ofDeferred, Object with) {
        run(() -> {
            resolve.invoke(ofDeferred, with);
            return with;
        });
    }

    void fail(Object ofDeferred, Throwable with) {
        run(() -> {
            fail.invoke(ofDeferred, with);
            return with;
        });
    }

    private interface Handle {
        Object run() throws Throwable;
    }

    private static Object run(Handle handle) {
        try {
            return handle.run();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable checked) {
            throw new IllegalStateException("a promise does otherwise than promises do", checked);
        }
    }
}
