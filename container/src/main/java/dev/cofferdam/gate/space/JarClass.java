package dev.cofferdam.gate.space;

import dev.cofferdam.gate.classfile.ClassSymbol;
import dev.cofferdam.gate.classfile.Reference;
import java.util.List;

/**
 * A class of a jar: what it declares and what it refers to.
 *
 * @param nested the nested jar that holds it; empty when the jar itself does
 * @param elsewhere the zip entry where it is another than the class's name makes it; empty else
 */
public record JarClass(ClassSymbol symbol, List<Reference> references, String nested, String elsewhere) {
    private static final String SUFFIX = ".class";

    static JarClass at(String entry, ClassSymbol symbol, List<Reference> references, String nested) {
        boolean usual = entry.equals(symbol.name() + SUFFIX);
        return new JarClass(symbol, references, nested, usual ? "" : entry);
    }

    /** The zip entry. */
    public String entry() {
        return elsewhere.isEmpty() ? symbol.name() + SUFFIX : elsewhere;
    }
}
