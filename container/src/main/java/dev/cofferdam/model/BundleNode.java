package dev.cofferdam.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One bundle revision in a wiring that is, or that would be: whose classes it holds and whom it asks for those that it
 * does not. Two nodes are equal when they stand for the same revision.
 *
 * <p>Instances are read on one thread at a time.
 */
public interface BundleNode {

    /** The bundle's symbolic name. */
    String symbolicName();

    /** The bundle's version, as OSGi writes it. */
    String version();

    /** Whether this is the host: its classes come from the host's class loader and from the JDK. */
    boolean host();

    /** The name that people know the bundle's jar by. Text for messages, never a path. Empty for the host. */
    default String fileName() {
        return jars().isEmpty() ? "" : jars().get(0).getFileName().toString();
    }

    /** The jars that hold the classes: the bundle's own, then those of its fragments. Empty for the host. */
    List<Path> jars();

    /**
     * Whom this bundle's class loader asks for classes of a package, in the order of OSGi Core 3.9.4. It may name this
     * node itself. An imported package has exactly one provider; an empty list says that nobody is asked.
     *
     * @param packageName dotted; never {@code java} or below it
     */
    List<BundleNode> searchOrder(String packageName);

    /** The packages that it imports and not only when a class is asked for, as they are wired; empty where nobody knows. */
    default List<WiredPackage> wiredPackages() {
        return List.of();
    }

    /**
     * Whom an optional import of a package admits where it is wired to none of them, the best first; empty where it is
     * wired, and where nobody knows.
     */
    default List<WiredPackage> passedOver(String packageName) {
        return List.of();
    }

    /** What its answers come from; empty where nobody has looked. */
    default Optional<WiringPrint> print() {
        return Optional.empty();
    }

    /** The packages that it exports, each with its highest version as in the manifest; empty where nobody knows. */
    default Map<String, String> exportedPackages() {
        return Map.of();
    }
}
