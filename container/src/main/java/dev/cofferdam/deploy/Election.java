package dev.cofferdam.deploy;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Chooses, among the jars of one plugin, the one that runs: the highest version, and among equals the last file name.
 * Pure.
 */
final class Election {

    /** Of each plugin in {@link Candidate#ORDER}. */
    private final Map<String, List<Candidate>> candidates = new HashMap<>();

    /** With who won before. */
    private final Map<String, Optional<Candidate>> touched = new TreeMap<>();

    void add(Candidate candidate) {
        touch(candidate.plugin());
        Stream<Candidate> others = candidates.getOrDefault(candidate.plugin(), List.of()).stream()
                .filter(other -> Candidate.ORDER.compare(other, candidate) != 0);
        candidates.put(
                candidate.plugin(),
                List.copyOf(Stream.concat(others, Stream.of(candidate))
                        .sorted(Candidate.ORDER)
                        .toList()));
    }

    void remove(Candidate candidate) {
        touch(candidate.plugin());
        candidates.computeIfPresent(candidate.plugin(), (plugin, all) -> {
            List<Candidate> others = List.copyOf(all.stream()
                    .filter(other -> Candidate.ORDER.compare(other, candidate) != 0)
                    .toList());
            return others.isEmpty() ? null : others;
        });
    }

    private void touch(String plugin) {
        touched.putIfAbsent(plugin, winner(plugin));
    }

    /** The plugins whose candidates are others since this was last asked, each with who won then. */
    SortedMap<String, Optional<Candidate>> touched() {
        SortedMap<String, Optional<Candidate>> since = new TreeMap<>(touched);
        touched.clear();
        return since;
    }

    Optional<Candidate> winner(String plugin) {
        return Optional.ofNullable(candidates.get(plugin)).map(all -> all.get(all.size() - 1));
    }

    Collection<Candidate> losers(String plugin) {
        return Optional.ofNullable(candidates.get(plugin))
                .<Collection<Candidate>>map(all -> all.subList(0, all.size() - 1))
                .orElse(List.of());
    }
}
