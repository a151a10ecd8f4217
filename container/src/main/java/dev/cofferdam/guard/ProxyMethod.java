package dev.cofferdam.guard;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Optional;

/**
 * One method that a proxy class implements.
 *
 * @param through the interface that it is called through on the target
 * @param name its name
 * @param descriptor its descriptor
 * @param throwing what each declaration of it declares; several when several interfaces declare it
 * @param result what is done with what it returns, if anything is
 */
record ProxyMethod(
        Class<?> through,
        String name,
        String descriptor,
        List<List<Class<?>>> throwing,
        Optional<ResultAdapter> result) {
    ProxyMethod {
        throwing = List.copyOf(throwing);
    }

    ProxyMethod with(List<List<Class<?>>> otherThrowing, Optional<ResultAdapter> otherResult) {
        return new ProxyMethod(through, name, descriptor, otherThrowing, otherResult);
    }

    /** Whether the two differ in what they return and in nothing else that a call sees. */
    boolean isBridgedWith(ProxyMethod other) {
        return name.equals(other.name) && parameters(descriptor).equals(parameters(other.descriptor));
    }

    private static String parameters(String descriptor) {
        return descriptor.substring(0, descriptor.indexOf(')'));
    }

    /**
     * Whether this is one of the errors that the contract speaks of. {@code throws Exception} speaks of checked ones: an
     * unchecked exception or an error has to be declared by an unchecked type.
     */
    boolean declares(Throwable thrown) {
        return declares(thrown.getClass());
    }

    /** The same, of what may be thrown. */
    boolean declares(Class<?> thrown) {
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

    private static boolean covers(Class<?> declared, Class<?> thrown) {
        return declared.isAssignableFrom(thrown) && (isUnchecked(declared) || !isUnchecked(thrown));
    }

    private static boolean isUnchecked(Class<?> type) {
        return RuntimeException.class.isAssignableFrom(type) || Error.class.isAssignableFrom(type);
    }
}
