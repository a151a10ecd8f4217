package dev.cofferdam.framework;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which places for services a generation has taken; most take one. Confined to the lock of whoever has it. */
final class Places {
    /** So many are looked through as fast as a map is, and take less memory. */
    private static final int FEW = 8;

    private List<PluginServices.Place> few = List.of();
    /** All of them, once they are more than a few. */
    private Map<PluginServices.Kind, BitSet> many = Map.of();

    /** The first free place of a kind. */
    PluginServices.Place next(PluginServices.Kind kind) {
        return new PluginServices.Place(kind, ordinals(kind).nextClearBit(0));
    }

    void take(PluginServices.Place place) {
        if (!many.isEmpty()) {
            mark(place);
        } else if (few.size() < FEW) {
            few = List.copyOf(Stream.concat(few.stream(), Stream.of(place)).toList());
        } else {
            many = new HashMap<>();
            few.forEach(this::mark);
            few = List.of();
            mark(place);
        }
    }

    void free(PluginServices.Place place) {
        if (many.isEmpty()) {
            few = List.copyOf(few.stream().filter(taken -> !taken.equals(place)).toList());
        } else {
            many.get(place.kind()).clear(place.ordinal());
        }
    }

    void freeAll() {
        few = List.of();
        many = Map.of();
    }

    private void mark(PluginServices.Place place) {
        many.computeIfAbsent(place.kind(), first -> new BitSet()).set(place.ordinal());
    }

    private BitSet ordinals(PluginServices.Kind kind) {
        if (!many.isEmpty()) {
            return many.getOrDefault(kind, new BitSet());
        }
        BitSet taken = new BitSet();
        few.stream().filter(place -> place.kind().equals(kind)).forEach(place -> taken.set(place.ordinal()));
        return taken;
    }
}
