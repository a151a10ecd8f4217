package dev.cofferdam.supervise.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Some faults that happened close together.
 *
 * @param from when the first of them happened
 * @param at when the last of them happened
 * @param count how many
 */
public record Tally(Instant from, Instant at, long count) {
    /** So many are told apart; of more, those within a small part of the window are counted as one at the time of the last. */
    private static final int EXACT = 64;

    public Tally {
        if (count < 1) {
            throw new IllegalArgumentException("count must be > 0, is " + count);
        }
    }

    static long total(List<Tally> tallies) {
        return tallies.stream().mapToLong(Tally::count).sum();
    }

    /** Those of a window that ends now, and these new ones; no more entries than twice {@value #EXACT} and one. */
    static List<Tally> with(List<Tally> tallies, Instant now, long count, Duration window) {
        List<Tally> kept = new ArrayList<>();
        for (Tally tally : tallies) {
            if (tally.at.isAfter(now.minus(window))) {
                kept.add(tally);
            }
        }
        int last = kept.size() - 1;
        boolean fold = kept.size() >= EXACT && now.isBefore(kept.get(last).from.plus(window.dividedBy(EXACT)));
        if (fold) {
            kept.set(last, new Tally(kept.get(last).from, now, kept.get(last).count + count));
        } else {
            kept.add(new Tally(now, now, count));
        }
        return kept;
    }
}
