package dev.cofferdam.gate;

import dev.cofferdam.gate.classfile.ClassSymbol;
import dev.cofferdam.gate.space.OwnClass;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Those of a bundle's classes that inherit, however far up, from a class that is neither its own nor the JDK's: what is
 * referred to in all others lies in the bundle itself, whatever it is wired to.
 */
final class Heirs {
    /** Deeper than any class lies below another bundle's. */
    private static final int DEEPEST = 512;

    private Heirs() {}

    /**
     * @param own the internal names of all the bundle's classes
     * @return the internal names of the heirs
     */
    static Set<String> of(List<OwnClass> subjects, Set<String> own) {
        Set<String> heirs = new HashSet<>();
        boolean grown = true;
        for (int round = 0; grown && round < DEEPEST; round++) {
            grown = false;
            for (OwnClass subject : subjects) {
                boolean heir = supertypes(subject.loaded().symbol())
                        .anyMatch(name -> heirs.contains(name) || (!own.contains(name) && !name.startsWith("java/")));
                grown |= heir && heirs.add(subject.name());
            }
        }
        return heirs;
    }

    private static Stream<String> supertypes(ClassSymbol symbol) {
        return Stream.concat(symbol.superclass().stream(), symbol.interfaces().stream());
    }
}
