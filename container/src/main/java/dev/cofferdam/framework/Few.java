package dev.cofferdam.framework;

import java.util.LinkedHashMap;
import java.util.Map;

/** Maps that have one entry for most plugins, as small as they get; they keep the order of their entries. */
final class Few {
    private Few() {}

    /** The map with another entry; the map that was given is to be used no more. */
    static <K, V> Map<K, V> with(Map<K, V> map, K key, V value) {
        if (map.isEmpty() || map.size() == 1 && map.containsKey(key)) {
            return Map.of(key, value);
        }
        Map<K, V> larger = map instanceof LinkedHashMap ? map : new LinkedHashMap<>(map);
        larger.put(key, value);
        return larger;
    }

    /** The map without an entry; the map that was given is to be used no more. */
    static <K, V> Map<K, V> without(Map<K, V> map, K key) {
        if (!map.containsKey(key)) {
            return map;
        }
        if (map.size() == 1) {
            return Map.of();
        }
        map.remove(key);
        return map;
    }
}
