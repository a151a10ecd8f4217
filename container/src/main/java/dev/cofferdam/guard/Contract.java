package dev.cofferdam.guard;

import java.lang.invoke.MethodHandle;
import java.util.List;

/**
 * What the proxy classes of one list of interfaces have in common, whichever plugin they are for. Held by them alone,
 * because it holds the loaders of the interfaces. Thread-safe.
 */
final class Contract {
    /**
     * So many classes share a loader, which takes more memory than a class does. They can only be unloaded together, so
     * they are not many more.
     */
    private static final int CLASSES = 64;

    private final List<Class<?>> interfaces;
    private final InterfaceSet set;
    private final ContractSpace space;
    private final MethodHandle[] handles;
    private final List<MethodNames.Name> names;
    private BridgeLoader loader;
    private int defined;

    Contract(List<Class<?>> interfaces, InterfaceSet set) {
        this.interfaces = List.copyOf(interfaces);
        this.set = set;
        this.space = new ContractSpace(set.named());
        this.handles = new MethodHandle[set.methods().size()];
        this.names =
                MethodNames.list(set.methods().stream().map(ProxyClass::nameOf).toList());
        this.loader = new BridgeLoader(set.spoken());
    }

    /** What its methods are called, in their order, after what stands for all. */
    List<MethodNames.Name> names() {
        return names;
    }

    /** Whether it holds for these interfaces, if their results are looked after in this way. */
    boolean isOf(List<Class<?>> wanted, InterfaceSet as) {
        return set.treatsResultsAs(as) && interfaces.equals(wanted);
    }

    /** Whether nothing of it belongs to one plugin: what looks after results makes classes for the plugin's objects. */
    boolean isShared() {
        return set.methods().stream().allMatch(method -> method.result().isEmpty());
    }

    /** Names tell plugins and what their marks say apart, so a class that is there already is the one that is wanted. */
    synchronized Class<?> define(String name, byte[] bytes) throws ReflectiveOperationException {
        if (loader.hasDefined(name)) {
            return Class.forName(name, true, loader);
        }
        if (defined == CLASSES) {
            loader = new BridgeLoader(set.spoken());
            defined = 0;
        }
        defined++;
        return loader.define(name, bytes);
    }

    /** Calls a method on a target, both of type Object, with boxed arguments. */
    synchronized MethodHandle handle(int index) {
        if (handles[index] == null) {
            handles[index] = set.methods().get(index).handle(loader);
        }
        return handles[index];
    }

    List<Class<?>> interfaces() {
        return interfaces;
    }

    List<ProxyMethod> methods() {
        return set.methods();
    }

    ContractSpace space() {
        return space;
    }
}
