package dev.cofferdam.guard;

import dev.cofferdam.api.contract.Capabilities;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Tells what a service's plugin implements itself, by the class of the service object behind the proxy. Thread-safe. */
public final class OwnMethods implements Capabilities {
    /** Of services of any plugin. */
    public OwnMethods() {}

    @Override
    public boolean supports(Object service, Class<?> contract, String method, Class<?>... parameters) {
        if (!contract.isInstance(service)) {
            throw new IllegalArgumentException("the service is no '" + contract.getName() + "', but a '"
                    + service.getClass().getName() + "'");
        }
        Method declared = declared(contract, method, parameters);
        Class<?> type = service instanceof GuardedProxy proxy ? proxy.core.targetClass() : service.getClass();
        try {
            Method selected = type.getMethod(method, parameters);
            return !Modifier.isAbstract(selected.getModifiers())
                    && !isContracts(selected.getDeclaringClass(), declared);
        } catch (NoSuchMethodException | LinkageError untold) {
            return false;
        }
    }

    private static Method declared(Class<?> contract, String method, Class<?>... parameters) {
        try {
            return contract.getMethod(method, parameters);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(
                    "'" + contract.getName() + "' has no method '" + method + "' with parameters "
                            + Arrays.stream(parameters)
                                    .map(Class::getTypeName)
                                    .collect(Collectors.joining(", ", "(", ")")),
                    e);
        }
    }

    /** A default method of the contract's, or of another interface that comes with it. */
    private static boolean isContracts(Class<?> declaring, Method declared) {
        return declaring.isInterface()
                && (declaring == declared.getDeclaringClass()
                        || declaring.getClassLoader()
                                        == declared.getDeclaringClass().getClassLoader()
                                && declared.getDeclaringClass().isAssignableFrom(declaring)
                                && declaring
                                        .getPackageName()
                                        .equals(declared.getDeclaringClass().getPackageName()));
    }
}
