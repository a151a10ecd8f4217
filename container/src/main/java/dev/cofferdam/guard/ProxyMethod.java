package dev.cofferdam.guard;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;

/**
 * One method that a proxy class implements.
 *
 * @param through the interface that it is called through on the target
 * @param name its name
 * @param descriptor its descriptor
 * @param throwing what each declaration of it declares; several when several interfaces declare it
 */
record ProxyMethod(Class<?> through, String name, String descriptor, List<List<Class<?>>> throwing) {
    ProxyMethod {
        throwing = List.copyOf(throwing);
    }

    /**
     * Whether this is one of the errors that the contract speaks of. {@code throws Exception} speaks of checked ones: an
     * unchecked exception or an error has to be declared by an unchecked type.
     */
    boolean declares(Throwable thrown) {
        return throwing.stream().allMatch(types -> types.stream().anyMatch(type -> covers(type, thrown)));
    }

    /**
     * Takes a target and an array of arguments.
     *
     * @param loader knows the types that the descriptor speaks of
     */
    MethodHandle handle(ClassLoader loader) {
        MethodType type = MethodType.fromMethodDescriptorString(descriptor, loader);
        try {
            return MethodHandles.publicLookup()
                    .findVirtual(through, name, type)
                    .asSpreader(Object[].class, type.parameterCount())
                    .asType(MethodType.methodType(Object.class, Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "'" + through.getName() + "." + name + descriptor + "' was there before", e);
        }
    }

    private static boolean covers(Class<?> declared, Throwable thrown) {
        return declared.isInstance(thrown) && (isUnchecked(declared) || !isUnchecked(thrown.getClass()));
    }

    private static boolean isUnchecked(Class<?> type) {
        return RuntimeException.class.isAssignableFrom(type) || Error.class.isAssignableFrom(type);
    }
}
