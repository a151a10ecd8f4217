package dev.cofferdam.deploy;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Chooses, among the jars of one plugin, the one that runs: the highest version, and among equals the last file name.
 * Pure.
 */
final class Election {

    private final Map<String, TreeSet<Candidate>> candidates = new HashMap<>();
    private final Set<String> touched = new TreeSet<>();

    void add(Candidate candidate) {
        candidates
                .computeIfAbsent(candidate.plugin(), plugin -> new TreeSet<>(Candidate.ORDER))
                .add(candidate);
        touched.add(candidate.plugin());
    }

    void remove(Candidate candidate) {
        candidates.computeIfPresent(candidate.plugin(), (plugin, all) -> {
            all.remove(candidate);
            return all.isEmpty() ? null : all;
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
        return Optional.ofNullable(candidates.get(plugin)).map(TreeSet::last);
    }

    Collection<Candidate> losers(String plugin) {
        return Optional.ofNullable(candidates.get(plugin))
                .<Collection<Candidate>>map(all -> all.headSet(all.last()))
                .orElse(List.of());
    }
}
