package dev.cofferdam.framework;

import org.osgi.framework.Bundle;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;

/**
 * A package that a plugin has from somebody else.
 *
 * @param packageName the package, dotted
 * @param version the version that it is exported at
 * @param provider who exports it, for people
 */
public record PackageSource(String packageName, String version, String provider) {
    static PackageSource of(BundleCapability capability) {
        Bundle provider = capability.getRevision().getBundle();
        return new PackageSource(
                nameOf(capability),
                versionOf(capability),
                provider.getBundleId() == 0
                        ? "the host"
                        : provider.getSymbolicName() + " "
                                + capability.getRevision().getVersion());
    }

    /** The version that a capability exports its package at. */
    static String versionOf(BundleCapability capability) {
        return String.valueOf(
                capability.getAttributes().getOrDefault(PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE, "0.0.0"));
    }

    /** The name of the package that a capability exports. */
    static String nameOf(BundleCapability capability) {
        return String.valueOf(capability.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE));
    }
}
