package dev.cofferdam.framework;

import java.util.Objects;
import java.util.Optional;

/**
 * Somebody other than the container changed bundles, or tried to.
 *
 * @param by the plugin whose code did it, where that can be told
 * @param deed what was done, as the rest of a sentence: {@code stopped 'min'}
 * @param victim the plugin whose generation went down by it
 * @param intruder the bundle that was brought in, which must go
 */
public record Meddling(Optional<Hand> by, String deed, Optional<String> victim, Optional<Long> intruder) {
    /**
     * Who did it.
     *
     * @param plugin the plugin's symbolic name
     * @param generation its generation
     */
    public record Hand(String plugin, int generation) {}

    /** Whether it took itself down. */
    public boolean itself() {
        return by.map(Hand::plugin)
                .filter(hand -> victim.filter(hand::equals).isPresent())
                .isPresent();
    }

    /** Who did what, for people. */
    public String words() {
        return by.map(hand -> "plugin '" + hand.plugin() + "'").orElse("another hand than the container's") + " "
                + deed;
    }

    public Meddling {
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(deed, "deed");
        Objects.requireNonNull(victim, "victim");
        Objects.requireNonNull(intruder, "intruder");
    }
}
