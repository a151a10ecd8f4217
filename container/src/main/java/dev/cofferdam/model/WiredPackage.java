package dev.cofferdam.model;

import java.util.Objects;

/**
 * A package that a bundle imports, as it is wired.
 *
 * @param packageName the package, dotted
 * @param range the versions that the bundle asks for, as in its manifest; empty when it asks for none
 * @param exporter who provides it
 * @param exportVersion the package's version there, as in the manifest
 */
public record WiredPackage(String packageName, String range, BundleNode exporter, String exportVersion) {
    public WiredPackage {
        Objects.requireNonNull(packageName, "packageName");
        Objects.requireNonNull(range, "range");
        Objects.requireNonNull(exporter, "exporter");
        Objects.requireNonNull(exportVersion, "exportVersion");
    }
}
