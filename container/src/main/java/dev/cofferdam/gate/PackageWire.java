package dev.cofferdam.gate;

import dev.cofferdam.model.BundleNode;
import java.util.Objects;

/**
 * An import as it is wired, or as it would be.
 *
 * @param packageName the package that both name
 * @param range the versions that the importer declares, as in its manifest; empty when it declares none
 * @param exporter who would provide it
 * @param exportVersion the package's version there, as in the manifest
 */
public record PackageWire(String packageName, String range, BundleNode exporter, String exportVersion) {
    public PackageWire {
        Objects.requireNonNull(packageName, "packageName");
        Objects.requireNonNull(range, "range");
        Objects.requireNonNull(exporter, "exporter");
        Objects.requireNonNull(exportVersion, "exportVersion");
    }
}
