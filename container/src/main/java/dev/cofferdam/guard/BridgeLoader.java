package dev.cofferdam.guard;

import java.util.List;
import java.util.Map;

/**
 * Defines proxy classes of one contract. Proxy classes must see their interfaces and the boundary at once, which no loader of a
 * plugin does. Each name that the interfaces speak of is answered with the very class that they mean.
 */
final class BridgeLoader extends ClassLoader {
    private static final List<Class<?>> BOUNDARY =
            List.of(GuardedProxy.class, CallCell.class, Boundary.class, Relayed.class);

    private final Map<String, Class<?>> spoken;

    BridgeLoader(Map<String, Class<?>> spoken) {
        super("cofferdam-proxy", ClassLoader.getPlatformClassLoader());
        this.spoken = Map.copyOf(spoken);
    }

    Class<?> define(String name, byte[] bytes) throws ClassNotFoundException {
        defineClass(name, bytes, 0, bytes.length);
        // linked here, so that a clash of class spaces shows itself now and not in somebody's call
        return Class.forName(name, true, this);
    }

    boolean hasDefined(String name) {
        return findLoadedClass(name) != null;
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
