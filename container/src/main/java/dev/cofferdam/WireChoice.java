package dev.cofferdam;

import java.util.List;
import java.util.Objects;

/**
 * A package that a plugin has from somebody else, and from whom it does not have it, though they export it too.
 *
 * @param packageName the package, dotted
 * @param range the versions that the plugin asks for, as in its manifest; empty when it asks for none
 * @param version the version that it is exported at
 * @param provider who exports it, for people
 * @param passedOver the others
 */
public record WireChoice(
        String packageName, String range, String version, String provider, List<PassedOver> passedOver) {
    public WireChoice {
        Objects.requireNonNull(packageName, "packageName");
        Objects.requireNonNull(range, "range");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(provider, "provider");
        passedOver = List.copyOf(passedOver);
    }

    /**
     * An exporter that the plugin is not wired to.
     *
     * @param version the version that it exports the package at
     * @param provider who it is, for people
     * @param reason why not, a clause
     */
    public record PassedOver(String version, String provider, String reason) {}
}
