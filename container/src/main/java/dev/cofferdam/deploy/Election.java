package dev.cofferdam.deploy;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Chooses, among the jars of one plugin, the one that runs: the highest version, and among equals the last file name.
 * Pure.
 */
final class Election {

    /** Of each plugin in {@link Candidate#ORDER}. */
    private final Map<String, List<Candidate>> candidates = new HashMap<>();

    private final Set<String> touched = new TreeSet<>();

    void add(Candidate candidate) {
        Stream<Candidate> others = candidates.getOrDefault(candidate.plugin(), List.of()).stream()
                .filter(other -> Candidate.ORDER.compare(other, candidate) != 0);
        candidates.put(
                candidate.plugin(),
                List.copyOf(Stream.concat(others, Stream.of(candidate))
                        .sorted(Candidate.ORDER)
                        .toList()));
        touched.add(candidate.plugin());
    }

    void remove(Candidate candidate) {
        candidates.computeIfPresent(candidate.plugin(), (plugin, all) -> {
            List<Candidate> others = List.copyOf(all.stream()
                    .filter(other -> Candidate.ORDER.compare(other, candidate) != 0)
                    .toList());
            return others.isEmpty() ? null : others;
        });
        touched.add(candidate.plugin());
    }

    /** The plugins whose candidates are others since this was last asked. */
    List<String> touched() {
        List<String> names = List.copyOf(touched);
        touched.clear();
        return names;
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
