package dev.cofferdam.supervise;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The time in which new generations prove themselves. Generations that were launched together are on one probation: they
 * return together, because one's classes are wired to another's. Thread-safe; members are told without a lock.
 */
final class Probation {
    private enum End {
        OPEN,
        PASSED,
        FAILED
    }

    private final Instant until;
    private final List<Member> members = new ArrayList<>();
    private End end = End.OPEN;

    Probation(Instant until) {
        this.until = until;
    }

    /** A plugin whose generation is on probation. What it is told returns at once. */
    interface Member {
        /** It has failed: those that are kept can be wired to again, before any of them serves again. */
        void failing(Probation probation);

        /** The time is over, and nothing happened. */
        void passed(Probation probation);

        /** Somebody on this probation did what it should not, which the text tells of. */
        void failed(Probation probation, String why);
    }

    /** When it is over. */
    Instant until() {
        return until;
    }

    synchronized void join(Member member) {
        members.add(member);
    }

    /** Everything went well, unless something has happened already. */
    void pass() {
        if (ends(End.PASSED)) {
            members().forEach(member -> member.passed(this));
        }
    }

    /** Whether it fails, or has failed already; false when it has been passed before. Nobody is told yet. */
    synchronized boolean fails() {
        return ends(End.FAILED) || end == End.FAILED;
    }

    /** Tells all members that it has failed; those who know pass it over. */
    void tellFailed(String why) {
        members().forEach(member -> member.failing(this));
        members().forEach(member -> member.failed(this, why));
    }

    private synchronized boolean ends(End as) {
        boolean first = end == End.OPEN;
        end = first ? as : end;
        return first;
    }

    private synchronized List<Member> members() {
        return List.copyOf(members);
    }
}
