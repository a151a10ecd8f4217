package dev.cofferdam.model;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Guesses what somebody meant who mistyped a name. */
public final class Mistyped {
    private Mistyped() {}

    /**
     * The known name that is nearest to what was typed.
     *
     * @param most by how many characters they may differ
     */
    public static Optional<String> nearest(String typed, Stream<String> known, int most) {
        return known.filter(name -> distance(name, typed) <= most)
                .min(Comparator.comparingInt(name -> distance(name, typed)));
    }

    /** How many characters have to be put in, taken out or changed to make one of the other (Levenshtein). */
    public static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
