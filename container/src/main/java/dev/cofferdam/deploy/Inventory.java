package dev.cofferdam.deploy;

import dev.cofferdam.model.PlainText;
import dev.cofferdam.model.Revision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of each name in the folder, which jar stands for which plugin, and what of it the rooms behind have
 * been told. The only effect it has is on the notes.
 */
final class Inventory {

    private final Map<String, Known> known = new HashMap<>();
    private final Election election = new Election();
    private final Set<String> removed = new HashSet<>();
    private final FailedNotes notes;

    Inventory(FailedNotes notes) {
        this.notes = notes;
    }

    boolean knows(String name) {
        return known.containsKey(name);
    }

    Set<String> names() {
        return Set.copyOf(known.keySet());
    }

    boolean looksAsBefore(String name, Stamp stamp) {
        return Optional.ofNullable(known.get(name))
                .filter(before -> before.stamp().equals(stamp))
                .isPresent();
    }

    /** The last usable jar under the name. */
    Optional<Candidate> candidate(String name) {
        return Optional.ofNullable(known.get(name)).flatMap(Known::candidate);
    }

    /** The digests of all usable jars. */
    Set<String> digests() {
        return known.values().stream()
                .flatMap(k -> k.candidate().stream())
                .map(candidate -> candidate.revision().sha256())
                .collect(Collectors.toSet());
    }

    /** A usable jar is under its name; one that was there before is replaced. */
    void accept(Candidate candidate, Stamp stamp) {
        String name = candidate.fileName();
        candidate(name).ifPresent(election::remove);
        election.add(candidate);
        removed.remove(name);
        known.put(name, new Known(stamp, Optional.of(candidate), false));
    }

    /** What is under the name cannot be used; a usable jar that was there before goes on counting. */
    void refuse(String name, Stamp stamp, String sha256, String reasons) {
        Optional<Candidate> before = candidate(name);
        removed.remove(name);
        known.put(name, new Known(stamp, before, true));
        String goesOn = before.map(
                        candidate -> "\n\nThe jar that was here before (version " + candidate.version() + ", sha256 "
                                + candidate.revision().shortDigest() + ") goes on counting until this one is removed.")
                .orElse("");
        notes.problem(name, new Note("refused", sha256, reasons + goesOn));
    }

    void remove(String name) {
        candidate(name).ifPresent(election::remove);
        known.remove(name);
        removed.add(name);
    }

    /** What the rooms behind have to be told now: they have been told of each winner before. */
    FolderChange change() {
        List<Revision> deploy = new ArrayList<>();
        List<String> retire = new ArrayList<>();
        election.touched().forEach((plugin, before) -> {
            Optional<Candidate> winner = election.winner(plugin);
            winner.ifPresent(this::note);
            winner.filter(chosen -> isNews(chosen, before))
                    .map(Candidate::revision)
                    .ifPresent(deploy::add);
            if (winner.isEmpty() && before.isPresent()) {
                retire.add(plugin);
            }
        });
        removed.forEach(notes::gone);
        removed.clear();
        return new FolderChange(deploy, retire);
    }

    private static boolean isNews(Candidate now, Optional<Candidate> before) {
        return before.filter(
                        told -> told.revision().sha256().equals(now.revision().sha256()))
                .isEmpty();
    }

    private void note(Candidate winner) {
        notes.inUse(winner.fileName(), winner.revision().sha256());
        if (!known.get(winner.fileName()).bad()) {
            notes.usable(winner.fileName());
        }
        for (Candidate loser : election.losers(winner.plugin())) {
            if (!known.get(loser.fileName()).bad()) {
                notes.notInUse(
                        loser.fileName(), new Note("waiting", loser.revision().sha256(), lost(loser, winner)));
            }
        }
    }

    private static String lost(Candidate loser, Candidate winner) {
        String name = "'" + PlainText.of(winner.fileName()) + "'";
        String why = loser.revision().sha256().equals(winner.revision().sha256())
                ? name + " has the same content, and is the one in use"
                : name + " holds the same plugin in version " + winner.version() + ", and is the one in use";
        return "'" + PlainText.of(loser.fileName()) + "' holds '" + loser.plugin() + "' " + loser.version() + ": " + why
                + ".\n    next: remove the one that you do not want.";
    }
}
