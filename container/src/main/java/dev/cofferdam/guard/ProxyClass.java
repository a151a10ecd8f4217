package dev.cofferdam.guard;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Optional;

/**
 * A generated class and what is known of its methods. Held by its proxies alone, because it holds the loaders of its
 * interfaces.
 */
final class ProxyClass {
    private final BridgeLoader loader;
    private final Constructor<?> constructor;
    private final List<Class<?>> interfaces;
    private final InterfaceSet set;
    private final ContractSpace space;

    /** Made when calls are relayed for the first time. */
    private Optional<Constructor<?>> relay = Optional.empty();

    private final MethodHandle[] handles;

    private ProxyClass(BridgeLoader loader, Constructor<?> constructor, List<Class<?>> interfaces, InterfaceSet set) {
        this.loader = loader;
        this.handles = new MethodHandle[set.methods().size()];
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
        BridgeLoader loader = new BridgeLoader(set.spoken());
        Class<?> type = loader.define(name, bytes);
        return new ProxyClass(loader, type.getConstructor(Object.class), List.copyOf(interfaces), set);
    }

    GuardedProxy instance(ProxyCore core) throws ReflectiveOperationException {
        return (GuardedProxy) constructor.newInstance(core);
    }

    /** What stands between the proxy and its target while its calls are relayed. */
    synchronized Relayed relayed(Relay to) {
        try {
            if (relay.isEmpty()) {
                String name = constructor.getDeclaringClass().getName() + "Relay";
                byte[] bytes = new RelayClassWriter().write(name, interfaces, set.methods());
                relay = Optional.of(loader.define(name, bytes).getConstructor(Object.class));
            }
            return (Relayed) relay.get().newInstance(to);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("the proxy's own class could be made", impossible);
        }
    }

    /** Calls a method on a target, both of type Object, with boxed arguments. */
    synchronized MethodHandle handle(int index) {
        if (handles[index] == null) {
            handles[index] = method(index).handle(loader);
        }
        return handles[index];
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
