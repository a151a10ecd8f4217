package dev.cofferdam.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;

/** Puts values into words for a terminal. */
final class Text {
    private Text() {}

    /** The text with its control characters made visible, but for line ends: what plugins say must not steer a terminal. */
    static String printable(String text) {
        return text.codePoints()
                .mapToObj(c ->
                        Character.isISOControl(c) && c != '\n' ? String.format("\\u%04x", c) : Character.toString(c))
                .collect(Collectors.joining());
    }

    /** How long ago a moment was. */
    static String ago(Instant moment, Instant now) {
        Duration age = Duration.between(moment, now);
        if (age.toMinutes() < 1) {
            return Math.max(0, age.toSeconds()) + " s";
        }
        if (age.toHours() < 1) {
            return age.toMinutes() + " min";
        }
        return age.toDays() < 1 ? age.toHours() + " h" : age.toDays() + " d";
    }

    /** The first line of a text, shortened. */
    static String brief(String text, int most) {
        String line = text.lines().findFirst().orElse("");
        return line.length() <= most ? line : line.substring(0, most - 1) + "…";
    }
}
