package dev.cofferdam.gate.space;

import java.nio.file.Path;

/**
 * What a bundle's class loader finds of one of its jars, at one go: all that its class path names in it, or, where a host's class
 * path goes on in a fragment and comes back, some of it.
 *
 * @param jar of the bundle or of one of its fragments
 */
public record JarPart(Path jar, JarTable table) {}
