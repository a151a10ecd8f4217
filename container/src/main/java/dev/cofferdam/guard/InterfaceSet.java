package dev.cofferdam.guard;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Type;

/**
 * What a proxy is to implement, read by reflection: its methods, and the classes that they speak of.
 *
 * @param methods all methods to generate; static ones and those of Object are not among them
 * @param spoken the classes that the methods and interfaces name
 * @param clash why one class cannot implement all this, if so
 * @param depth which of the methods' results are looked after
 * @param guarded the names of those types among them that are looked after because a setting says so
 */
record InterfaceSet(
        List<ProxyMethod> methods,
        Map<String, Class<?>> spoken,
        Optional<String> clash,
        Results.Depth depth,
        Set<String> guarded) {
    private static final Set<String> OBJECT =
            Set.of("equals(Ljava/lang/Object;)Z", "hashCode()I", "toString()Ljava/lang/String;", "finalize()V");

    /** Why this type cannot be proxied, if so. */
    static Optional<String> reasonAgainst(Class<?> type) {
        String name = "'" + type.getName() + "' ";
        if (!type.isInterface()) {
            return Optional.of(name + "is a class; only interfaces can be proxied");
        }
        if (type.isSealed()) {
            return Optional.of(name + "is sealed, so that nothing else may implement it");
        }
        if (!Modifier.isPublic(type.getModifiers())) {
            return Optional.of(name + "is not public, so that nothing outside its package may implement it");
        }
        if (!type.getModule().isExported(type.getPackageName())) {
            return Optional.of(name + "is not exported by " + type.getModule());
        }
        return Optional.empty();
    }

    /** @param guarded the names of types that a setting has looked after; those that no method returns make no difference */
    static InterfaceSet read(List<Class<?>> interfaces, Results.Depth depth, Set<String> guarded) {
        Reader reader = new Reader(depth, guarded);
        interfaces.forEach(reader::read);
        List<ProxyMethod> methods =
                reader.methods.values().stream().map(reader::withSibling).toList();
        return new InterfaceSet(methods, reader.spoken, reader.clash, depth, Set.copyOf(reader.returned));
    }

    /** Whether the results of the methods are looked after in the same way. */
    boolean treatsResultsAs(InterfaceSet other) {
        return depth == other.depth && guarded.equals(other.guarded);
    }

    /** All classes that belong to the contract: those that are spoken of, and the exceptions that are declared. */
    List<Class<?>> named() {
        return Stream.concat(
                        spoken.values().stream(),
                        methods.stream()
                                .flatMap(method -> method.throwing().stream().flatMap(List::stream)))
                .toList();
    }

    private static final class Reader {
        private final Map<String, ProxyMethod> methods = new LinkedHashMap<>();
        private final Map<String, Class<?>> spoken = new LinkedHashMap<>();
        private final Set<String> returned = new HashSet<>();
        private final Results.Depth depth;
        private final Set<String> guarded;
        private Optional<String> clash = Optional.empty();

        Reader(Results.Depth depth, Set<String> guarded) {
            this.depth = depth;
            this.guarded = depth == Results.Depth.NONE ? Set.of() : guarded;
        }

        void read(Class<?> type) {
            speak(type);
            for (Method method : type.getMethods()) {
                String key = method.getName() + Type.getMethodDescriptor(method);
                if (!Modifier.isStatic(method.getModifiers()) && !OBJECT.contains(key)) {
                    methods.merge(key, of(type, method), Reader::both);
                    speak(method.getReturnType());
                    List.of(method.getParameterTypes()).forEach(this::speak);
                }
            }
            List.of(type.getInterfaces()).forEach(this::speakAll);
        }

        private void speakAll(Class<?> type) {
            speak(type);
            List.of(type.getInterfaces()).forEach(this::speakAll);
        }

        private void speak(Class<?> type) {
            if (type.isArray()) {
                speak(type.getComponentType());
            } else if (!type.isPrimitive()) {
                Class<?> before = spoken.putIfAbsent(type.getName(), type);
                if (before != null && before != type) {
                    clash = clash.or(() -> Optional.of(
                            "two classes '" + type.getName() + "' from different class loaders are spoken of"));
                }
            }
        }

        private ProxyMethod of(Class<?> type, Method method) {
            String result = method.getReturnType().getName();
            if (guarded.contains(result)) {
                returned.add(result);
            }
            return new ProxyMethod(
                    type,
                    method.getName(),
                    Type.getMethodDescriptor(method),
                    List.of(Results.exceptions(method)),
                    Results.of(method, depth, guarded));
        }

        private static ProxyMethod both(ProxyMethod one, ProxyMethod other) {
            List<List<Class<?>>> throwing = new ArrayList<>(one.throwing());
            throwing.addAll(other.throwing());
            return one.with(throwing, one.result().or(other::result));
        }

        /** A method that a narrower one overrides, with another return type, returns the same object (JLS 8.4.5). */
        private ProxyMethod withSibling(ProxyMethod method) {
            return method.with(
                    method.throwing(),
                    method.result()
                            .or(() -> methods.values().stream()
                                    .filter(method::isBridgedWith)
                                    .flatMap(sibling -> sibling.result().stream())
                                    .findFirst()));
        }
    }
}
