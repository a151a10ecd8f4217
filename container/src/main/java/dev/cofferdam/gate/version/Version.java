package dev.cofferdam.gate.version;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of OSGi Core 3.2.5: {@code major.minor.micro.qualifier}, all but the major one optional.
 *
 * @param major not negative
 * @param minor not negative
 * @param micro not negative
 * @param qualifier empty when there is none
 */
public record Version(int major, int minor, int micro, String qualifier) implements Comparable<Version> {

    /** The version of what says none. */
    public static final Version NONE = new Version(0, 0, 0, "");

    private static final Pattern SYNTAX =
            Pattern.compile("(\\d{1,9})(?:\\.(\\d{1,9})(?:\\.(\\d{1,9})(?:\\.([A-Za-z0-9_-]{1,1000}))?)?)?");
    private static final Comparator<Version> ORDER = Comparator.comparingInt(Version::major)
            .thenComparingInt(Version::minor)
            .thenComparingInt(Version::micro)
            .thenComparing(Version::qualifier);

    /** The version that the text says; blank text says {@link #NONE}. Empty when the text is malformed. */
    public static Optional<Version> parse(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            return Optional.of(NONE);
        }
        Matcher matcher = SYNTAX.matcher(trimmed);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String qualifier = matcher.group(4) == null ? "" : matcher.group(4);
        return Optional.of(new Version(part(matcher, 1), part(matcher, 2), part(matcher, 3), qualifier));
    }

    private static int part(Matcher matcher, int group) {
        return matcher.group(group) == null ? 0 : Integer.parseInt(matcher.group(group));
    }

    /** Whether it says anything: the framework marks the packages of the JDK with a qualifier alone. */
    public boolean states() {
        return major > 0 || minor > 0 || micro > 0;
    }

    /** Whether nothing is promised from one minor version to the next: all below 1.0.0. */
    public boolean unstable() {
        return major == 0;
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + micro + (qualifier.isEmpty() ? "" : "." + qualifier);
    }
}
