package dev.cofferdam.framework;

import java.util.Objects;

/**
 * A package of the host's class path, exported to bundles at a version.
 *
 * @param name the package, dotted
 * @param version the version to export it at
 */
public record HostPackage(String name, String version) {
    public HostPackage {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
    }

    @Override
    public String toString() {
        return name + ";version=\"" + version + "\"";
    }
}
