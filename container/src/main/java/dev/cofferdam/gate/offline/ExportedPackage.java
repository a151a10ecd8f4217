package dev.cofferdam.gate.offline;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A package that a bundle or the host exports (OSGi Core 3.6.5).
 *
 * @param name the package, dotted
 * @param version its version, as in the manifest
 * @param attributes what else it is marked with
 * @param mandatory the attributes that an import has to name
 */
public record ExportedPackage(String name, String version, Map<String, String> attributes, List<String> mandatory) {
    public ExportedPackage {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        attributes = Map.copyOf(attributes);
        mandatory = List.copyOf(mandatory);
    }

    /** A package without marks. */
    public ExportedPackage(String name, String version) {
        this(name, version, Map.of(), List.of());
    }
}
