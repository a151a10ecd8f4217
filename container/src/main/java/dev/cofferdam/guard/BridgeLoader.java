package dev.cofferdam.guard;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Defines proxy classes of one contract. Proxy classes must see their interfaces and the boundary at once, which no loader of a
 * plugin does. Each name that the interfaces speak of is answered with the very class that they mean.
 */
final class BridgeLoader extends ClassLoader {
    private static final List<Class<?>> BOUNDARY =
            List.of(GuardedProxy.class, CallCell.class, Boundary.class, Relayed.class);

    private final Map<String, Class<?>> spoken;
    /** In the first class. What a loader defines by itself, or others look at from elsewhere, has its name written out and kept. */
    private Optional<MethodHandles.Lookup> inside = Optional.empty();

    BridgeLoader(Map<String, Class<?>> spoken) {
        super("cofferdam-proxy", ClassLoader.getPlatformClassLoader());
        this.spoken = Map.copyOf(spoken);
    }

    /** All classes have to be of one package. */
    synchronized Class<?> define(String name, byte[] bytes) throws ReflectiveOperationException {
        if (inside.isPresent()) {
            inside.get().defineClass(bytes);
        } else {
            inside = Optional.of(
                    MethodHandles.privateLookupIn(defineClass(name, bytes, 0, bytes.length), MethodHandles.lookup()));
        }
        // linked here, so that a clash of class spaces shows itself now and not in somebody's call
        return Class.forName(name, true, this);
    }

    /** A public constructor of a class that a loader of this kind has defined. */
    static MethodHandle constructor(Class<?> type, MethodType as) throws ReflectiveOperationException {
        BridgeLoader loader = (BridgeLoader) type.getClassLoader();
        MethodHandles.Lookup lookup;
        synchronized (loader) {
            lookup = loader.inside.orElseThrow();
        }
        return lookup.findConstructor(type, as);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        Class<?> known = spoken.get(name);
        if (known != null) {
            return known;
        }
        for (Class<?> type : BOUNDARY) {
            if (type.getName().equals(name)) {
                return type;
            }
        }
        return super.loadClass(name, resolve);
    }
}
