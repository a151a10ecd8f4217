package dev.cofferdam.contain;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;

/**
 * Defines classes in class loaders that are not ours, and asks them for what they have defined, as they could do it
 * themselves: both methods are {@code protected} in {@link ClassLoader} (JVMS 5.4.4), and the loader's class is open to us.
 */
final class LoaderAccess {
    private final Class<?> type;
    private final MethodHandle define;
    private final MethodHandle find;

    private LoaderAccess(Class<?> type) throws ReflectiveOperationException {
        this.type = type;
        MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
        define = lookup.findVirtual(
                        type,
                        "defineClass",
                        MethodType.methodType(Class.class, String.class, byte[].class, int.class, int.class))
                .asType(MethodType.methodType(
                        Class.class, ClassLoader.class, String.class, byte[].class, int.class, int.class));
        find = lookup.findVirtual(type, "findLoadedClass", MethodType.methodType(Class.class, String.class))
                .asType(MethodType.methodType(Class.class, ClassLoader.class, String.class));
    }

    /** @throws ReflectiveOperationException when the loader's class does not let us */
    static LoaderAccess to(ClassLoader loader) throws ReflectiveOperationException {
        return new LoaderAccess(loader.getClass());
    }

    /** Whether this is for loaders of that class. */
    boolean fits(ClassLoader loader) {
        return loader.getClass() == type;
    }

    /**
     * Defines a class, at once and whatever the loader would do: from then on the JVM finds it in what the loader has defined
     * (JVMS 5.3), and asks nobody for it.
     *
     * @throws LinkageError when the loader has one of that name
     */
    Class<?> define(ClassLoader loader, String name, byte[] bytes) {
        try {
            return (Class<?>) define.invokeExact(loader, name, bytes, 0, bytes.length);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    /** Whether the loader itself has defined a class of that name. Loads nothing. */
    boolean defined(ClassLoader loader, String name) {
        try {
            Class<?> found = (Class<?>) find.invokeExact(loader, name);
            return Optional.<Class<?>>ofNullable(found)
                    .filter(type -> type.getClassLoader() == loader)
                    .isPresent();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }
}
