package dev.cofferdam.gate.space;

import dev.cofferdam.gate.classfile.ClassSymbol;
import dev.cofferdam.model.BundleNode;

/**
 * A class and who defines it: what the JVM tells apart as two classes, this does too (JVMS 5.3).
 *
 * @param node the bundle, the host or the JDK whose class loader defines it
 */
public record LoadedClass(BundleNode node, ClassSymbol symbol) {

    /** Whether both are of one run-time package (JVMS 5.3). */
    public boolean samePackage(LoadedClass other) {
        return node.equals(other.node) && symbol.packageName().equals(other.symbol.packageName());
    }

    /** Whether both are nest mates (JVMS 5.4.4). */
    public boolean sameNest(LoadedClass other) {
        return samePackage(other) && symbol.nestHost().equals(other.symbol.nestHost());
    }

    /** Whether the JDK defines it. */
    public boolean ofJdk() {
        return node == JdkNode.JDK;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof LoadedClass loaded && symbol == loaded.symbol && node.equals(loaded.node);
    }

    /** Hardly a class is defined by two. */
    @Override
    public int hashCode() {
        return symbol.hashCode();
    }
}
