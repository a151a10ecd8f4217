package dev.cofferdam.gate.space;

import dev.cofferdam.gate.classfile.ClassSymbol;
import dev.cofferdam.gate.classfile.Reference;
import java.util.List;

/**
 * A class of a jar: what it declares and what it refers to.
 *
 * @param nested the nested jar that holds it; empty when the jar itself does
 * @param entry the zip entry
 */
public record JarClass(ClassSymbol symbol, List<Reference> references, String nested, String entry) {}
