package dev.cofferdam.deploy;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Which jar needs a note beside it, and what it says. What the folder itself has against a jar goes before what is
 * reported of the revision in it. A note is written only when it says something else than the one that is there.
 *
 * <p>Safe for use by several threads; files are touched by the executor alone, so that nobody waits for a disk.
 */
final class FailedNotes {

    private final NoteFiles files;
    private final Clock clock;
    private final Executor executor;
    private final Map<String, Note> problems = new HashMap<>();
    /** By jar; no two have one digest. */
    private final Map<String, String> digestOf = new HashMap<>();

    private final Map<String, Outcome> outcomes = new HashMap<>();
    private final Map<String, Optional<Note>> written = new HashMap<>();

    /** @param executor runs one task after the other */
    FailedNotes(NoteFiles files, Clock clock, Executor executor) {
        this.files = files;
        this.clock = clock;
        this.executor = executor;
    }

    /** Looks at what an earlier run left: notes without a jar go, the others are known from now on. */
    synchronized void recall(Set<String> names) {
        for (String name : names) {
            if (NoteFiles.isTemporary(name)) {
                executor.execute(() -> files.removeTemporary(name));
            } else if (JarNames.isNote(name) && names.contains(JarNames.jar(name))) {
                written.put(JarNames.jar(name), Optional.empty());
            } else if (JarNames.isNote(name)) {
                executor.execute(() -> files.remove(JarNames.jar(name)));
            }
        }
    }

    /** The folder has something against the jar as it is now. */
    synchronized void problem(String jar, Note note) {
        problems.put(jar, note);
        tell(jar);
    }

    /** The jar stands for the revision: what is reported of the revision is said beside it. */
    synchronized void inUse(String jar, String sha256) {
        if (!sha256.equals(digestOf.get(jar))) {
            release(jar);
            digestOf.values().remove(sha256);
            digestOf.put(jar, sha256);
        }
    }

    /** The folder has nothing against the jar any more. */
    synchronized void usable(String jar) {
        problems.remove(jar);
        tell(jar);
    }

    /** The jar stands for nothing, for the reason in the note. */
    synchronized void notInUse(String jar, Note note) {
        release(jar);
        problem(jar, note);
    }

    /** The jar is gone. */
    synchronized void gone(String jar) {
        release(jar);
        usable(jar);
    }

    /** What became of a revision; of no effect when no jar in the folder stands for it any more. */
    synchronized void report(String sha256, Outcome outcome) {
        jarOf(sha256).ifPresent(jar -> {
            if (outcome.kind() == Outcome.Kind.OK) {
                outcomes.remove(sha256);
            } else {
                outcomes.put(sha256, outcome);
            }
            tell(jar);
        });
    }

    /** Looked for: reports are few beside what a second map of all takes. */
    private Optional<String> jarOf(String sha256) {
        return digestOf.entrySet().stream()
                .filter(each -> each.getValue().equals(sha256))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private void tell(String jar) {
        Optional.ofNullable(problems.get(jar))
                .or(() -> reported(jar))
                .ifPresentOrElse(note -> write(jar, note), () -> remove(jar));
    }

    private Optional<Note> reported(String jar) {
        return Optional.ofNullable(digestOf.get(jar)).flatMap(sha256 -> {
            Outcome outcome = outcomes.getOrDefault(sha256, Outcome.ok());
            return switch (outcome.kind()) {
                case OK -> Optional.empty();
                case FAILED -> Optional.of(new Note("failed", sha256, outcome.text()));
                case WAITING -> Optional.of(new Note("waiting", sha256, outcome.text()));
            };
        });
    }

    private void release(String jar) {
        String sha256 = digestOf.remove(jar);
        if (sha256 != null) {
            outcomes.remove(sha256);
        }
    }

    private void write(String jar, Note note) {
        Optional<Note> now = Optional.of(note);
        if (!now.equals(written.put(jar, now))) {
            byte[] content = note.bytes(jar, clock.instant());
            executor.execute(() -> files.write(jar, content));
        }
    }

    private void remove(String jar) {
        if (written.remove(jar) != null) {
            executor.execute(() -> files.remove(jar));
        }
    }
}
