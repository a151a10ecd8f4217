package dev.cofferdam.guard;

import java.lang.reflect.Constructor;
import java.util.List;

/**
 * A generated class and what is known of its methods. Held by its proxies alone, because it holds the loaders of its
 * interfaces.
 */
final class ProxyClass {
    private final Constructor<?> constructor;
    private final List<Class<?>> interfaces;
    private final InterfaceSet set;
    private final ContractSpace space;

    private ProxyClass(Constructor<?> constructor, List<Class<?>> interfaces, InterfaceSet set) {
        this.constructor = constructor;
        this.interfaces = interfaces;
        this.set = set;
        this.space = new ContractSpace(set.named());
    }

    /**
     * Generates a class.
     *
     * @throws LinkageError when the interfaces cannot be implemented by one class, or refer to what is not there
     */
    static ProxyClass generate(String name, List<Class<?>> interfaces, InterfaceSet set, MethodNames names)
            throws ReflectiveOperationException {
        int[] ids = set.methods().stream()
                .mapToInt(method -> names.id(nameOf(method)))
                .toArray();
        byte[] bytes = new ProxyClassWriter().write(name, interfaces, set.methods(), ids);
        Class<?> type = new BridgeLoader(set.spoken()).define(name, bytes);
        return new ProxyClass(type.getConstructor(Object.class), List.copyOf(interfaces), set);
    }

    GuardedProxy instance(ProxyCore core) throws ReflectiveOperationException {
        return (GuardedProxy) constructor.newInstance(core);
    }

    List<Class<?>> interfaces() {
        return interfaces;
    }

    ProxyMethod method(int index) {
        return set.methods().get(index);
    }

    /** Whether its methods' results are dealt with in this way. */
    boolean has(Results.Depth depth) {
        return set.depth() == depth;
    }

    ContractSpace space() {
        return space;
    }

    static MethodNames.Name nameOf(ProxyMethod method) {
        return new MethodNames.Name(method.through().getName(), method.name());
    }
}
