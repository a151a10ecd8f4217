package dev.cofferdam.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The methods that marks name, as text, of all plugins together. They hold no class, so that nothing is kept in memory by them.
 * Thread-safe.
 */
final class MethodNames {
    /** One method of one service. */
    record Name(String service, String method) {
        /** The service's simple name and the method's. */
        String where() {
            return service.substring(service.lastIndexOf('.') + 1) + "." + method;
        }
    }

    private static final int LAST = 0xFFFF;
    private static final Name OTHER = new Name("one of very many services", "?");

    private final List<Name> names = new ArrayList<>(List.of(OTHER));
    private final Map<Name, Integer> ids = new HashMap<>();

    /** The number that stands for this method; zero stands for all methods once there are too many. */
    synchronized int id(Name name) {
        Integer known = ids.get(name);
        if (known != null) {
            return known;
        }
        return names.size() > LAST ? 0 : add(name);
    }

    synchronized Name name(int id) {
        return names.get(id);
    }

    private int add(Name name) {
        int id = names.size();
        names.add(name);
        ids.put(name, id);
        return id;
    }
}
