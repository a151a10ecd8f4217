package dev.cofferdam.framework;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Which places for services a generation has taken. Confined to the lock of whoever has it. */
final class Places {
    private final Map<PluginServices.Kind, BitSet> taken = new HashMap<>();

    /** The first free place of a kind. */
    PluginServices.Place next(PluginServices.Kind kind) {
        return new PluginServices.Place(
                kind.interfaces(),
                kind.identity(),
                taken.getOrDefault(kind, new BitSet()).nextClearBit(0));
    }

    void take(PluginServices.Place place) {
        taken.computeIfAbsent(place.kind(), first -> new BitSet()).set(place.ordinal());
    }

    void free(PluginServices.Place place) {
        taken.get(place.kind()).clear(place.ordinal());
    }
}
