package dev.cofferdam.guard;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The proxy classes of one plugin, one for each list of interfaces, as long as a proxy of it is in use. The generated classes
 * themselves are shared with other plugins: see {@link ProxyRow}.
 */
final class ProxyClasses {
    private final Contracts contracts;
    /** Weak, because a class keeps the loaders of its interfaces in memory. */
    private List<WeakReference<ProxyClass>> made = List.of();

    ProxyClasses(Contracts contracts) {
        this.contracts = contracts;
    }

    /** Whether this stack frame belongs to a proxy of this plugin, and not to one of another. */
    boolean isOurs(StackTraceElement frame) {
        return live().anyMatch(type -> type.has(frame));
    }

    /**
     * A class for these interfaces, made if there is none.
     *
     * @throws LinkageError when the interfaces cannot be implemented by one class, or refer to what is not there
     */
    synchronized ProxyClass get(List<Class<?>> interfaces, InterfaceSet set) throws ReflectiveOperationException {
        Optional<ProxyClass> known =
                live().filter(candidate -> candidate.isOf(interfaces, set)).findFirst();
        if (known.isPresent()) {
            return known.get();
        }
        ProxyClass fresh = contracts.get(interfaces, set).admit();
        Stream<WeakReference<ProxyClass>> others = made.stream().filter(reference -> !reference.refersTo(null));
        made = List.copyOf(Stream.concat(others, Stream.of(fresh.reference())).toList());
        return fresh;
    }

    /** What the marks of the plugin's calls stand for. */
    MethodNames names() {
        return contracts.names();
    }

    private synchronized Stream<ProxyClass> live() {
        return made.stream().flatMap(held -> Optional.ofNullable(held.get()).stream());
    }
}
