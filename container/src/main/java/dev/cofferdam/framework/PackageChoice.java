package dev.cofferdam.framework;

import java.util.List;

/**
 * A package that a bundle has from somebody else, and who exports it too.
 *
 * @param source the package, and who provides it
 * @param range the versions that the bundle asks for, as in its manifest; empty when it asks for none
 * @param others those that it is not wired to
 */
public record PackageChoice(PackageSource source, String range, List<Other> others) {
    public PackageChoice {
        others = List.copyOf(others);
    }

    /**
     * An exporter that the bundle is not wired to.
     *
     * @param source what it exports
     * @param reason why not, a clause
     */
    public record Other(PackageSource source, String reason) {}
}
