package dev.cofferdam.framework;

/**
 * A package that a plugin has from somebody else.
 *
 * @param packageName the package, dotted
 * @param version the version that it is exported at
 * @param provider who exports it, for people
 */
public record PackageSource(String packageName, String version, String provider) {}
