package dev.cofferdam.gate.offline;

/**
 * A bundle that another requires, or the host that a fragment is for (OSGi Core 3.13, 3.14).
 *
 * @param symbolicName its symbolic name
 * @param range the versions that will do, as in the manifest; empty when any will
 * @param optional whether the bundle does without
 * @param reexported whether those who require this bundle see the required one too
 */
record RequiredBundle(String symbolicName, String range, boolean optional, boolean reexported) {}
