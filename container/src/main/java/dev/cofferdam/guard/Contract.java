package dev.cofferdam.guard;

import java.lang.invoke.MethodHandle;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * What the proxy classes of one list of interfaces have in common, whichever plugin they are for. Held by them alone,
 * because it holds the loaders of the interfaces. Thread-safe.
 */
final class Contract {
    /**
     * So many classes share a loader, which takes more memory than a class does. They can only be unloaded together, so
     * they are not many more.
     */
    private static final int CLASSES = 8;

    private final List<Class<?>> interfaces;
    private final InterfaceSet set;
    private final ContractSpace space;
    private final IntSupplier numbers;
    private final MethodHandle[] handles;
    private final int[] marks;
    private final List<ProxyRow> rows = new ArrayList<>(1);
    private BridgeLoader loader;
    private int defined;
    /** Made when calls are relayed for the first time. */
    private Optional<Class<?>> relay = Optional.empty();

    /**
     * @param names where its methods get the numbers that stand for them in marks
     * @param numbers tells its classes from those of other contracts
     */
    Contract(List<Class<?>> interfaces, InterfaceSet set, MethodNames names, IntSupplier numbers) {
        this.interfaces = List.copyOf(interfaces);
        this.set = set;
        this.space = new ContractSpace(set.named());
        this.numbers = numbers;
        this.handles = new MethodHandle[set.methods().size()];
        this.marks = set.methods().stream()
                .map(ProxyClass::nameOf)
                .mapToInt(names::id)
                .toArray();
        this.loader = new BridgeLoader(set.spoken());
    }

    int mark(int index) {
        return marks[index];
    }

    /** Whether it holds for these interfaces, if their results are looked after in this way. */
    boolean isOf(List<Class<?>> wanted, InterfaceSet as) {
        return set.treatsResultsAs(as) && interfaces.equals(wanted);
    }

    /**
     * Gives a plugin a seat in one of the classes. The first one has a class by itself, because most contracts are implemented
     * once.
     *
     * @throws LinkageError when the interfaces cannot be implemented by one class, or refer to what is not there
     */
    synchronized ProxyClass admit() throws ReflectiveOperationException {
        for (ProxyRow row : rows) {
            Optional<ProxyClass> seated = row.seat(seat -> new ProxyClass(this, row, seat));
            if (seated.isPresent()) {
                return seated.get();
            }
        }
        int size = rows.isEmpty() ? 1 : ProxyRow.SEATS;
        String name = ProxyRow.proxyName(numbers.getAsInt(), interfaces.get(0));
        byte[] bytes = new ProxyClassWriter(name, size).write(interfaces, set.methods(), marks);
        ProxyRow fresh = new ProxyRow(define(name, bytes), size);
        rows.add(fresh);
        return fresh.seat(seat -> new ProxyClass(this, fresh, seat)).orElseThrow();
    }

    synchronized WeakReference<ProxyClass> reference(ProxyRow row, int seat) {
        return row.reference(seat);
    }

    /** What stands between a proxy and its target while calls are relayed. */
    synchronized Relayed relayed(Relay to) {
        try {
            if (relay.isEmpty()) {
                String name = ProxyRow.relayName(numbers.getAsInt(), interfaces.get(0));
                relay = Optional.of(define(name, new RelayClassWriter().write(name, interfaces, set.methods())));
            }
            return (Relayed) relay.get().getConstructor(Object.class).newInstance(to);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a proxy's class could be made of the same interfaces", impossible);
        }
    }

    private Class<?> define(String name, byte[] bytes) throws ReflectiveOperationException {
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
