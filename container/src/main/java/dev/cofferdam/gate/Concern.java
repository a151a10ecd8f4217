package dev.cofferdam.gate;

import dev.cofferdam.gate.classfile.Names;
import java.util.Set;

/** What of a plugin has to do with one package that it is wired to: the package's classes, and what inherits from another's. */
final class Concern {
    private final String prefix;
    private final Set<String> heirs;

    /** @param heirs internal names, as {@link Heirs} has them */
    Concern(String packageName, Set<String> heirs) {
        this.prefix = packageName.replace('.', '/') + "/";
        this.heirs = heirs;
    }

    /** Whether a reference's owner is concerned, or of an array its element. */
    boolean owner(String name) {
        return name.charAt(0) == '['
                ? Names.elementClass(name).filter(this::type).isPresent()
                : type(name);
    }

    private boolean type(String name) {
        return heirs.contains(name) || name.startsWith(prefix) && name.indexOf('/', prefix.length()) < 0;
    }
}
