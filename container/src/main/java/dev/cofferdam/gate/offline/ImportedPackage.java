package dev.cofferdam.gate.offline;

import java.util.Map;

/**
 * A package that a bundle imports (OSGi Core 3.6.4, 3.9.4.2).
 *
 * @param name the package, dotted; of a dynamic import maybe a pattern
 * @param range the versions that will do, as in the manifest; empty when any will
 * @param optional whether the bundle does without
 * @param dynamic whether it is asked for only when a class is
 * @param attributes what the export has to be marked with
 */
record ImportedPackage(String name, String range, boolean optional, boolean dynamic, Map<String, String> attributes) {

    /** Whether it asks for that package. */
    boolean names(String packageName) {
        if (!dynamic || name.equals(packageName)) {
            return name.equals(packageName);
        }
        return name.equals("*") || name.endsWith(".*") && packageName.startsWith(name.substring(0, name.length() - 1));
    }
}
