package dev.cofferdam.gate.version;

import java.util.Optional;

/**
 * A version range of OSGi Core 3.2.6. A bare version is a floor without a ceiling.
 *
 * @param floor the lowest version
 * @param floorIncluded whether the floor itself is in the range
 * @param ceiling the highest version; empty when there is none
 * @param ceilingIncluded whether the ceiling itself is in the range
 */
public record VersionRange(Version floor, boolean floorIncluded, Optional<Version> ceiling, boolean ceilingIncluded) {

    /** The range that the text says; blank text admits everything. Empty when the text is malformed. */
    public static Optional<VersionRange> parse(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty() || Character.isDigit(trimmed.charAt(0))) {
            return Version.parse(trimmed).map(floor -> new VersionRange(floor, true, Optional.empty(), false));
        }
        char open = trimmed.charAt(0);
        char close = trimmed.charAt(trimmed.length() - 1);
        int comma = trimmed.indexOf(',');
        if ((open != '[' && open != '(') || (close != ']' && close != ')') || comma < 0) {
            return Optional.empty();
        }
        return between(
                trimmed.substring(1, comma), open == '[', trimmed.substring(comma + 1, trimmed.length() - 1), close);
    }

    private static Optional<VersionRange> between(String low, boolean lowIncluded, String high, char close) {
        if (low.isBlank() || high.isBlank()) {
            return Optional.empty();
        }
        return Version.parse(low)
                .flatMap(floor -> Version.parse(high)
                        .map(ceiling -> new VersionRange(floor, lowIncluded, Optional.of(ceiling), close == ']')));
    }

    /** Whether the range admits the version. */
    public boolean includes(Version version) {
        int above = version.compareTo(floor);
        if (above < 0 || (above == 0 && !floorIncluded)) {
            return false;
        }
        int below = ceiling.map(version::compareTo).orElse(-1);
        return below < 0 || (below == 0 && ceilingIncluded);
    }
}
