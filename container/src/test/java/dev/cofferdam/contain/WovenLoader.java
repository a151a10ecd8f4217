package dev.cofferdam.contain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Defines some classes of the tests itself, woven, as a plugin's class loader does. */
final class WovenLoader extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Containment containment;
    private final Set<String> own;
    private final String plugin;
    private final Map<String, byte[]> defined = new ConcurrentHashMap<>();
    private volatile Optional<Class<?>> lent = Optional.empty();

    /** The loaders of the tests, which can be lent classes. */
    static final PluginLoaders LOADERS = new PluginLoaders() {
        @Override
        public Containment.Owner owner(ClassLoader loader) {
            return new Containment.Owner(((WovenLoader) loader).plugin, 1);
        }

        @Override
        public boolean lend(ClassLoader loader, Class<?> type) {
            ((WovenLoader) loader).lent = Optional.of(type);
            try {
                return Class.forName(type.getName(), false, loader) == type;
            } catch (ClassNotFoundException e) {
                return false;
            }
        }
    };

    /** The same, where none can. */
    static final PluginLoaders CLOSED = new PluginLoaders() {
        @Override
        public Containment.Owner owner(ClassLoader loader) {
            return LOADERS.owner(loader);
        }

        @Override
        public boolean lend(ClassLoader loader, Class<?> type) {
            return false;
        }
    };

    WovenLoader(Containment containment, String plugin, Class<?>... own) {
        super(WovenLoader.class.getClassLoader());
        this.containment = containment;
        this.plugin = plugin;
        this.own = Stream.of(own).map(Class::getName).collect(Collectors.toSet());
    }

    /** What a class was made into, if it was woven. */
    Optional<byte[]> woven(Class<?> original) {
        return Optional.ofNullable(defined.get(original.getName()));
    }

    /** A new object of the woven class, as something that the tests know. */
    <T> T make(Class<?> original, Class<T> as) throws ReflectiveOperationException {
        return as.cast(loadClass(original.getName()).getDeclaredConstructor().newInstance());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (lent.filter(type -> type.getName().equals(name)).isPresent()) {
            return lent.get();
        }
        boolean mine = own.stream().anyMatch(each -> name.equals(each) || name.startsWith(each + "$"));
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = mine ? findLoadedClass(name) : null;
            return mine ? known == null ? define(name) : known : super.loadClass(name, resolve);
        }
    }

    private Class<?> define(String name) {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            byte[] original = in.readAllBytes();
            Optional<byte[]> woven = containment.weave(this, name, original);
            woven.ifPresent(bytes -> defined.put(name, bytes));
            byte[] bytes = woven.orElse(original);
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
