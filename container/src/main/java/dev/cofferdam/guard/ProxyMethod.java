package dev.cofferdam.guard;

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

    private static boolean covers(Class<?> declared, Throwable thrown) {
        return declared.isInstance(thrown) && (isUnchecked(declared) || !isUnchecked(thrown.getClass()));
    }

    private static boolean isUnchecked(Class<?> type) {
        return RuntimeException.class.isAssignableFrom(type) || Error.class.isAssignableFrom(type);
    }
}
