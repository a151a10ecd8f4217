package dev.cofferdam.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The methods that a plugin's marks name, as text. They hold no class, so that nothing is kept in memory by them. */
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

    /** So many are found as fast by looking at each, and in less memory. */
    private static final int FEW = 16;

    /** Replaced as a whole while they are few, so that there is no room in it for more. */
    private List<Name> names = List.of(OTHER);
    /** All of them, once they are more than a few. */
    private Map<Name, Integer> ids = Map.of();

    /** For {@link #ids}: the methods, after what stands for all. */
    static List<Name> list(List<Name> methods) {
        return Stream.concat(Stream.of(OTHER), methods.stream()).toList();
    }

    /** The numbers that stand for the methods of a list, which is kept as it is where it is the first: many plugins have one. */
    synchronized int[] ids(List<Name> list) {
        if (names.size() == 1
                && list.size() <= FEW
                && Set.copyOf(list).size() == list.size()) { // overloads have one name
            names = list;
        }
        return list.stream().skip(1).mapToInt(this::id).toArray();
    }

    /** The number that stands for this method; zero stands for all methods once there are too many. */
    synchronized int id(Name name) {
        int known = ids.isEmpty() ? names.indexOf(name) : ids.getOrDefault(name, -1);
        if (known > 0) {
            return known;
        }
        return names.size() > LAST ? 0 : add(name);
    }

    synchronized Name name(int id) {
        return names.get(id);
    }

    private int add(Name name) {
        int id = names.size();
        if (id < FEW) {
            names = List.copyOf(Stream.concat(names.stream(), Stream.of(name)).toList());
        } else if (id == FEW) {
            names = new ArrayList<>(names);
            names.add(name);
        } else {
            names.add(name);
        }
        if (id == FEW) {
            ids = new HashMap<>();
            names.forEach(each -> ids.put(each, ids.size()));
        } else if (id > FEW) {
            ids.put(name, id);
        }
        return id;
    }
}
