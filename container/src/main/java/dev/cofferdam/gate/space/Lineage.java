package dev.cofferdam.gate.space;

import dev.cofferdam.gate.classfile.ClassSymbol;
import java.util.List;
import java.util.stream.Stream;

/**
 * A class with all its supertypes.
 *
 * @param classes the class itself, its superclass and so on up
 * @param interfaces all superinterfaces, each once, nearest class first
 * @param complete whether every supertype was found
 * @param circular whether the class is its own supertype
 */
public record Lineage(List<LoadedClass> classes, List<LoadedClass> interfaces, boolean complete, boolean circular) {
    public Lineage {
        classes = List.copyOf(classes);
        interfaces = List.copyOf(interfaces);
    }

    public Stream<LoadedClass> all() {
        return Stream.concat(classes.stream(), interfaces.stream());
    }

    /** Whether the class is, or extends, or implements the other. */
    public boolean contains(LoadedClass other) {
        return classes.contains(other) || interfaces.contains(other);
    }

    /** How many supertypes it has, and the class. */
    int size() {
        return classes.size() + interfaces.size();
    }

    public ClassSymbol symbol() {
        return classes.get(0).symbol();
    }
}
