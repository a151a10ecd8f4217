package dev.cofferdam.deploy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Which names are waited for: files until they have been quiet for a while, and removals until it is sure that nothing
 * takes the removed file's place. Pure: all times are nanoseconds of a clock that only goes forward, handed in.
 */
final class Settling {

    /** How many times the quiet time a removal waits for files that are still settling. */
    private static final int PATIENCE = 10;

    private enum Phase {
        FILE,
        INCOMPLETE,
        GONE
    }

    private record Wait(Phase phase, Stamp stamp, long since, long due) {}

    private final Map<String, Wait> waits = new LinkedHashMap<>();
    private final long quiet;
    private final long incompleteAfter;

    Settling(Duration quiet, Duration incompleteAfter) {
        this.quiet = quiet.toNanos();
        this.incompleteAfter = incompleteAfter.toNanos();
    }

    /** A file looks like this now. What it looked like before is forgotten, and its quiet starts anew, if it differs. */
    void seen(String name, Stamp stamp, long now) {
        Wait wait = waits.get(name);
        if (wait == null || wait.phase() == Phase.GONE || !wait.stamp().equals(stamp)) {
            waits.put(name, new Wait(Phase.FILE, stamp, now, now + quiet));
        }
    }

    /** A file is to be tried again later, though it looks the same. */
    void again(String name, Stamp stamp, long due) {
        waits.put(name, new Wait(Phase.FILE, stamp, due, due));
    }

    /** A file is quiet, but no whole jar: it is given the longer time. */
    void incomplete(String name) {
        waits.computeIfPresent(
                name, (n, w) -> new Wait(Phase.INCOMPLETE, w.stamp(), w.since(), w.since() + incompleteAfter));
    }

    /** The name is not in the folder any more. */
    void gone(String name, long now) {
        Wait wait = waits.get(name);
        if (wait == null || wait.phase() != Phase.GONE) {
            waits.put(name, new Wait(Phase.GONE, Stamp.of("gone"), now, now + quiet));
        }
    }

    /** The name is waited for no longer. */
    void done(String name) {
        waits.remove(name);
    }

    /** Whether a file, not known to be half a jar, has not been quiet for long enough. */
    boolean filesSettle() {
        return waits.values().stream().anyMatch(wait -> wait.phase() == Phase.FILE);
    }

    /** Whether the name is waited for and looked like this. */
    boolean unchanged(String name, Stamp stamp) {
        Wait wait = waits.get(name);
        return wait != null && wait.phase() != Phase.GONE && wait.stamp().equals(stamp);
    }

    /** Whether the longer time for what is no whole jar is over. */
    boolean patienceOver(String name, long now) {
        Wait wait = waits.get(name);
        return wait != null && now - wait.since() >= incompleteAfter;
    }

    /** The files whose time has come. */
    List<String> dueFiles(long now) {
        return waits.entrySet().stream()
                .filter(wait -> wait.getValue().phase() != Phase.GONE && due(wait.getValue(), now))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The removals that are sure: nothing settles any more that could take their place, or it takes too long. */
    List<String> dueRemovals(long now) {
        boolean settling = filesSettle();
        return waits.entrySet().stream()
                .filter(wait -> wait.getValue().phase() == Phase.GONE && due(wait.getValue(), now))
                .filter(wait -> !settling || now - wait.getValue().since() >= PATIENCE * quiet)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** When something is due next; empty when nothing is waited for. It may be in the past. */
    OptionalLong nextDue() {
        return waits.values().stream().mapToLong(Wait::due).min();
    }

    private static boolean due(Wait wait, long now) {
        return now - wait.due() >= 0;
    }
}
