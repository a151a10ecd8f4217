package dev.cofferdam.deploy.admission;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version as OSGi Core 3.2.5 has it: three numbers, then a qualifier that is compared as text.
 *
 * @param major at least 0
 * @param minor at least 0
 * @param micro at least 0
 * @param qualifier letters, digits, {@code _} and {@code -}; empty for none
 */
public record BundleVersion(int major, int minor, int micro, String qualifier) implements Comparable<BundleVersion> {

    /** What a bundle has that states no version. */
    public static final BundleVersion NONE = new BundleVersion(0, 0, 0, "");

    private static final Pattern GRAMMAR =
            Pattern.compile("(\\d{1,10})(?:\\.(\\d{1,10})(?:\\.(\\d{1,10})(?:\\.([A-Za-z0-9_-]{1,255}))?)?)?");

    private static final Comparator<BundleVersion> ORDER = Comparator.comparingInt(BundleVersion::major)
            .thenComparingInt(BundleVersion::minor)
            .thenComparingInt(BundleVersion::micro)
            .thenComparing(BundleVersion::qualifier);

    /** The version that a text states; empty when the text is not one. */
    public static Optional<BundleVersion> parse(String text) {
        Matcher parts = GRAMMAR.matcher(text.strip());
        if (!parts.matches() || !fits(parts.group(1)) || !fits(parts.group(2)) || !fits(parts.group(3))) {
            return Optional.empty();
        }
        String qualifier = Optional.ofNullable(parts.group(4)).orElse("");
        return Optional.of(
                new BundleVersion(number(parts.group(1)), number(parts.group(2)), number(parts.group(3)), qualifier));
    }

    /** Whether a text is a version or an interval of versions, OSGi Core 3.2.6. */
    static boolean isRange(String text) {
        String range = text.strip();
        if (range.isEmpty() || "[(".indexOf(range.charAt(0)) < 0) {
            return parse(range).isPresent();
        }
        int comma = range.indexOf(',');
        int last = range.length() - 1;
        return comma > 0
                && "])".indexOf(range.charAt(last)) >= 0
                && parse(range.substring(1, comma)).isPresent()
                && parse(range.substring(comma + 1, last)).isPresent();
    }

    @Override
    public int compareTo(BundleVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        String numbers = major + "." + minor + "." + micro;
        return qualifier.isEmpty() ? numbers : numbers + "." + qualifier;
    }

    private static boolean fits(String digits) {
        return digits == null || Long.parseLong(digits) <= Integer.MAX_VALUE;
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
