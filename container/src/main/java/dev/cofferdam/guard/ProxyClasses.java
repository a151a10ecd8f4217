package dev.cofferdam.guard;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The proxy classes of one plugin, one for each list of interfaces, as long as a proxy of it is in use.
 *
 * <p>They are not shared between plugins. The JIT compiler profiles each class by itself, so that a contract which many
 * plugins implement does not slow down the caller of one; and a frame of the class names the plugin, so that of two
 * plugins in one stack the one that hangs is told from the one that waits for it.
 */
final class ProxyClasses {
    private static final String PACKAGE = "dev.cofferdam.guard.proxy.";

    private final String prefix;
    private final MethodNames names;
    /** By the names of the interfaces. Weak, because a class keeps the loaders of its interfaces in memory. */
    private final Map<List<String>, List<WeakReference<ProxyClass>>> made = new HashMap<>();

    ProxyClasses(int plugin, MethodNames names) {
        this.prefix = PACKAGE + "P" + plugin + "$";
        this.names = names;
    }

    /** Whether this stack frame belongs to a proxy of any plugin. */
    static boolean isProxy(StackTraceElement frame) {
        return frame.getClassName().startsWith(PACKAGE);
    }

    boolean isOurs(StackTraceElement frame) {
        return frame.getClassName().startsWith(prefix);
    }

    synchronized ProxyClass get(List<Class<?>> interfaces, InterfaceSet set) throws ReflectiveOperationException {
        List<String> key = interfaces.stream().<String>map(Class::getName).toList();
        made.values().removeIf(ProxyClasses::isGone);
        Optional<ProxyClass> known = made.getOrDefault(key, List.of()).stream()
                .flatMap(held -> Optional.ofNullable(held.get()).stream())
                .filter(candidate -> candidate.interfaces().equals(interfaces) && candidate.has(set.depth()))
                .findFirst();
        if (known.isPresent()) {
            return known.get();
        }
        ProxyClass fresh = ProxyClass.generate(prefix + lastWord(key.get(0)), interfaces, set, names);
        made.computeIfAbsent(key, absent -> new ArrayList<>()).add(new WeakReference<>(fresh));
        return fresh;
    }

    /** Of the binary name, because a class's simple name makes the JVM load the class around it. */
    private static String lastWord(String name) {
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }

    private static boolean isGone(List<WeakReference<ProxyClass>> held) {
        held.removeIf(reference -> reference.refersTo(null));
        return held.isEmpty();
    }
}
