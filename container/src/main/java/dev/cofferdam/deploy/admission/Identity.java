package dev.cofferdam.deploy.admission;

import java.util.Objects;

/**
 * Who a bundle says it is.
 *
 * @param symbolicName the bundle's symbolic name, well-formed
 * @param version the bundle's version, 0.0.0 when it states none
 */
public record Identity(String symbolicName, BundleVersion version) {
    public Identity {
        Objects.requireNonNull(symbolicName, "symbolicName");
        Objects.requireNonNull(version, "version");
    }
}
