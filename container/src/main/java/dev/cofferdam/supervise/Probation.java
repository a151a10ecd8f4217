package dev.cofferdam.supervise;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    private Optional<String> told = Optional.empty();

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

    /** One that comes late is told at once what the others were told. */
    void join(Member member) {
        boolean passed;
        Optional<String> failed;
        synchronized (this) {
            members.add(member);
            passed = end == End.PASSED;
            failed = told;
        }
        if (passed) {
            member.passed(this);
        }
        failed.ifPresent(why -> {
            member.failing(this);
            member.failed(this, why);
        });
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
        List<Member> all;
        synchronized (this) {
            told = Optional.of(why);
            all = members();
        }
        all.forEach(member -> member.failing(this));
        all.forEach(member -> member.failed(this, why));
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
