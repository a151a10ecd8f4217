package dev.cofferdam.guard;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The contracts that proxy classes of several plugins may have in common. Thread-safe. */
final class Contracts {
    private final MethodNames names = new MethodNames();
    private final AtomicInteger numbers = new AtomicInteger();
    /** By the names of the interfaces. Weak, because a contract keeps the loaders of its interfaces in memory. */
    private final Map<List<String>, List<WeakReference<Contract>>> known = new HashMap<>();

    /** What marks stand for, whichever plugin's they are: a class that several share has the numbers in its code. */
    MethodNames names() {
        return names;
    }

    /** The one that is known, or else one of these. */
    synchronized Contract get(List<Class<?>> interfaces, InterfaceSet set) {
        List<String> key = interfaces.stream().<String>map(Class::getName).toList();
        known.values().removeIf(Contracts::isGone);
        Optional<Contract> present = known.getOrDefault(key, List.of()).stream()
                .flatMap(held -> Optional.ofNullable(held.get()).stream())
                .filter(candidate -> candidate.isOf(interfaces, set))
                .findFirst();
        return present.orElseGet(() -> add(key, new Contract(interfaces, set, names, numbers::incrementAndGet)));
    }

    private Contract add(List<String> key, Contract fresh) {
        known.computeIfAbsent(key, absent -> new ArrayList<>(1)).add(new WeakReference<>(fresh));
        return fresh;
    }

    private static boolean isGone(List<WeakReference<Contract>> held) {
        held.removeIf(reference -> reference.refersTo(null));
        return held.isEmpty();
    }
}
