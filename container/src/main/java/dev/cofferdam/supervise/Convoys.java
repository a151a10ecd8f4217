package dev.cofferdam.supervise;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Divides plugins into convoys: those that need one another, however indirectly, go together. */
final class Convoys {
    private final Map<String, Convoy> convoys = new HashMap<>();

    /** @param needs for each plugin, which others of them it is wired to; two may need each other */
    Convoys(Map<String, Set<String>> needs) {
        Map<String, Set<String>> ordered = withoutCircles(needs);
        Set<String> left = new LinkedHashSet<>(needs.keySet());
        while (!left.isEmpty()) {
            Set<String> together = connected(left.iterator().next(), needs);
            left.removeAll(together);
            Map<String, Set<String>> members = new LinkedHashMap<>(ordered);
            members.keySet().retainAll(together);
            Convoy convoy = new Convoy(members);
            together.forEach(name -> convoys.put(name, convoy));
        }
    }

    /** The convoy that a plugin goes in; alone when it goes with nobody. */
    Convoy of(String plugin) {
        return convoys.getOrDefault(plugin, Convoy.alone(plugin));
    }

    private static Set<String> connected(String first, Map<String, Set<String>> needs) {
        Set<String> found = new LinkedHashSet<>(Set.of(first));
        boolean more = true;
        while (more) {
            Set<String> next = new LinkedHashSet<>();
            needs.forEach((name, needed) -> {
                if (found.contains(name)) {
                    next.addAll(needed);
                } else if (needed.stream().anyMatch(found::contains)) {
                    next.add(name);
                }
            });
            more = found.addAll(next);
        }
        return found;
    }

    /** Of plugins that need each other, the one that comes first does without. */
    private static Map<String, Set<String>> withoutCircles(Map<String, Set<String>> needs) {
        Map<String, Set<String>> ordered = new LinkedHashMap<>();
        needs.keySet().forEach(name -> order(name, needs, new LinkedHashSet<>(), ordered));
        return ordered;
    }

    private static void order(
            String name, Map<String, Set<String>> needs, Set<String> path, Map<String, Set<String>> ordered) {
        if (ordered.containsKey(name) || !path.add(name)) {
            return;
        }
        Set<String> needed = new LinkedHashSet<>();
        for (String each : needs.get(name)) {
            order(each, needs, path, ordered);
            if (ordered.containsKey(each)) {
                needed.add(each);
            }
        }
        path.remove(name);
        ordered.put(name, needed);
    }
}
