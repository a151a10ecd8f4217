package dev.cofferdam.deploy;

import java.util.Optional;

/** What is known of a name in the folder. */
final class Known {
    private final Stamp stamp;
    private final Candidate candidate;
    private final boolean bad;

    /**
     * @param stamp what the file looked like when it was decided upon
     * @param candidate the last usable jar under this name; it goes on counting while a bad one is in its place
     * @param bad whether what is there now cannot be used
     */
    Known(Stamp stamp, Optional<Candidate> candidate, boolean bad) {
        this.stamp = stamp;
        this.candidate = candidate.orElse(null); // without an object around it, because each jar has one
        this.bad = bad;
    }

    Stamp stamp() {
        return stamp;
    }

    Optional<Candidate> candidate() {
        return Optional.ofNullable(candidate);
    }

    boolean bad() {
        return bad;
    }
}
