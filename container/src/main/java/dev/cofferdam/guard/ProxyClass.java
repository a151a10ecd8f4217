package dev.cofferdam.guard;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Optional;

/**
 * A generated class and what is known of its methods. Held by its proxies alone, because it holds the loaders of its
 * interfaces.
 */
final class ProxyClass {
    private static final MethodType CONSTRUCTOR = MethodType.methodType(void.class, Object.class);

    private final Contract contract;
    private final Class<?> type;
    /** Made when calls are relayed for the first time. */
    private Optional<Class<?>> relay = Optional.empty();

    private ProxyClass(Contract contract, Class<?> type) {
        this.contract = contract;
        this.type = type;
    }

    /**
     * Generates a class.
     *
     * @throws LinkageError when the interfaces cannot be implemented by one class, or refer to what is not there
     */
    static ProxyClass generate(String name, Contract contract, MethodNames names) throws ReflectiveOperationException {
        int[] ids = names.ids(contract.names());
        byte[] bytes = new ProxyClassWriter().write(name, contract.interfaces(), contract.methods(), ids);
        return new ProxyClass(contract, contract.define(name, bytes));
    }

    /** By a handle, because reflection keeps with a class what it has read of it. */
    GuardedProxy instance(ProxyCore core) throws ReflectiveOperationException {
        MethodHandle constructor = BridgeLoader.constructor(type, CONSTRUCTOR);
        try {
            return (GuardedProxy) constructor.invoke((Object) core);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable impossible) {
            throw new IllegalStateException("the constructor declares nothing", impossible);
        }
    }

    /** What stands between the proxy and its target while its calls are relayed. */
    synchronized Relayed relayed(Relay to) {
        try {
            if (relay.isEmpty()) {
                String name = type.getName() + "Relay";
                byte[] bytes = new RelayClassWriter().write(name, contract.interfaces(), contract.methods());
                relay = Optional.of(contract.define(name, bytes));
            }
            return (Relayed) relay.get().getConstructor(Object.class).newInstance(to);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("the proxy's own class could be made", impossible);
        }
    }

    /** Calls a method on a target, both of type Object, with boxed arguments. */
    MethodHandle handle(int index) {
        return contract.handle(index);
    }

    List<Class<?>> interfaces() {
        return contract.interfaces();
    }

    ProxyMethod method(int index) {
        return contract.methods().get(index);
    }

    /** Whether it is of these interfaces, and its methods' results are dealt with in this way. */
    boolean isOf(List<Class<?>> interfaces, InterfaceSet as) {
        return contract.isOf(interfaces, as);
    }

    ContractSpace space() {
        return contract.space();
    }

    static MethodNames.Name nameOf(ProxyMethod method) {
        return new MethodNames.Name(method.through().getName(), method.name());
    }
}
