package dev.cofferdam.gate;

import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Links and runs a case on this JVM, each of its bundles in a class loader of its own. */
final class CaseRun {
    /** What a run ends with once everything in it was linked: most contracts hand out {@code null}. */
    private static final List<Class<? extends Throwable>> LINKED =
            List.of(NullPointerException.class, ClassCastException.class, ArrayStoreException.class);

    private CaseRun() {}

    /** The simple name of the linkage error that the case ends with; empty when it links. */
    static Optional<String> of(CaseBatch batch, int index, Case subject) {
        Bundle shared = new Bundle(batch.shared(index));
        Bundle second = new Bundle(batch.second(index));
        Bundle client = new Bundle(batch.client(index));
        second.imports("shared", shared);
        client.imports("shared", subject.has(Case.Trait.TWO_PROVIDERS) ? new Bundle(batch.shared(index)) : shared);
        client.imports("api", second);
        if (subject.has(Case.Trait.CYCLE)) {
            second.imports("client", client);
        }
        try {
            Class.forName(batch.main(index), true, client).getMethod("run").invoke(null);
            return Optional.empty();
        } catch (LinkageError error) {
            return Optional.of(error.getClass().getSimpleName());
        } catch (InvocationTargetException thrown) {
            return ended(subject, thrown.getCause());
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(subject.toString(), broken);
        }
    }

    private static Optional<String> ended(Case subject, Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof LinkageError && !(cause instanceof ExceptionInInitializerError)) {
                return Optional.of(cause.getClass().getSimpleName());
            }
        }
        if (LINKED.contains(thrown.getClass())) {
            return Optional.empty();
        }
        throw new IllegalStateException(subject.toString(), thrown);
    }

    /** Classes from memory; what is imported comes from another, never from itself. */
    private static final class Bundle extends ClassLoader {
        private final Map<String, byte[]> classes;
        private final Map<String, ClassLoader> wires = new HashMap<>();

        Bundle(Map<String, byte[]> classes) {
            super(ClassLoader.getPlatformClassLoader());
            this.classes = classes;
        }

        void imports(String prefix, ClassLoader provider) {
            wires.put(prefix, provider);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            for (Map.Entry<String, ClassLoader> wire : wires.entrySet()) {
                if (name.startsWith(wire.getKey())) {
                    return wire.getValue().loadClass(name);
                }
            }
            byte[] bytes = classes.get(name.replace('.', '/') + ".class");
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
