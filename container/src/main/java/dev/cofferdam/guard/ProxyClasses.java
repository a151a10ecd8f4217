package dev.cofferdam.guard;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The proxy classes of one plugin, one for each list of interfaces, as long as a proxy of it is in use.
 *
 * <p>They are not shared between plugins. The JIT compiler profiles each class by itself, so that a contract which many
 * plugins implement does not slow down the caller of one; and a frame of the class names the plugin, so that of two
 * plugins in one stack the one that hangs is told from the one that waits for it.
 */
final class ProxyClasses {
    private static final String PACKAGE = "dev.cofferdam.guard.proxy.";

    private final int plugin;
    private final Contracts contracts;
    /** Weak, because a class keeps the loaders of its interfaces in memory. */
    private List<WeakReference<ProxyClass>> made = List.of();

    ProxyClasses(int plugin, Contracts contracts) {
        this.plugin = plugin;
        this.contracts = contracts;
    }

    /** Whether this stack frame belongs to a proxy of any plugin. */
    static boolean isProxy(StackTraceElement frame) {
        return frame.getClassName().startsWith(PACKAGE);
    }

    boolean isOurs(StackTraceElement frame) {
        return frame.getClassName().startsWith(prefix());
    }

    synchronized ProxyClass get(List<Class<?>> interfaces, InterfaceSet set, MethodNames names)
            throws ReflectiveOperationException {
        Optional<ProxyClass> known = made.stream()
                .flatMap(held -> Optional.ofNullable(held.get()).stream())
                .filter(candidate -> candidate.isOf(interfaces, set))
                .findFirst();
        if (known.isPresent()) {
            return known.get();
        }
        String name = prefix() + lastWord(interfaces.get(0).getName());
        ProxyClass fresh = ProxyClass.generate(name, contracts.get(interfaces, set), names);
        Stream<WeakReference<ProxyClass>> others = made.stream().filter(reference -> !reference.refersTo(null));
        made = List.copyOf(
                Stream.concat(others, Stream.of(new WeakReference<>(fresh))).toList());
        return fresh;
    }

    private String prefix() {
        return PACKAGE + "P" + plugin + "$";
    }

    /** Of the binary name, because a class's simple name makes the JVM load the class around it. */
    private static String lastWord(String name) {
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }
}
