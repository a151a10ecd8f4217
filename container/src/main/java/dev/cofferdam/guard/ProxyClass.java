package dev.cofferdam.guard;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.function.Supplier;

/**
 * A plugin's seat in a generated class, and what is known of the methods. Held by its proxies alone, because it holds the loaders
 * of its interfaces.
 */
final class ProxyClass {
    private static final MethodType CONSTRUCTOR = MethodType.methodType(void.class, Object.class);

    private static final ProxyClass[] NONE = {};

    private final Contract contract;
    private final ProxyRow row;
    private final int seat;

    /** What stands in for objects that the methods return, by their indices; made when there are any. */
    private ProxyClass[] returned = NONE;

    ProxyClass(Contract contract, ProxyRow row, int seat) {
        this.contract = contract;
        this.row = row;
        this.seat = seat;
    }

    int seat() {
        return seat;
    }

    /** To this; the same each time. */
    WeakReference<ProxyClass> reference() {
        return contract.reference(row, seat);
    }

    /** Whether a stack frame is where a proxy of this class calls a target, or deals with what came of it. */
    boolean has(StackTraceElement frame) {
        return row.has(frame, seat);
    }

    /** By a handle, because reflection keeps with a class what it has read of it. */
    GuardedProxy instance(ProxyCore core) throws ReflectiveOperationException {
        MethodHandle constructor = BridgeLoader.constructor(row.type(), CONSTRUCTOR);
        try {
            return (GuardedProxy) constructor.invoke((Object) core);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable impossible) {
            throw new IllegalStateException("the constructor declares nothing", impossible);
        }
    }

    /** What stands between the proxy and its target while its calls are relayed. */
    Relayed relayed(Relay to) {
        return contract.relayed(to);
    }

    /** The class for what a method returns, which is the same each time. */
    synchronized ProxyClass returned(int method, Supplier<ProxyClass> maker) {
        if (returned.length == 0) {
            returned = new ProxyClass[contract.methods().size()];
        }
        if (returned[method] == null) {
            returned[method] = maker.get();
        }
        return returned[method];
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

    /** The number that stands for the method in marks. */
    int mark(int index) {
        return contract.mark(index);
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
