package dev.cofferdam.gate.rule;

import dev.cofferdam.gate.classfile.MemberSymbol;
import dev.cofferdam.gate.classfile.Names;
import dev.cofferdam.gate.classfile.Reference;
import dev.cofferdam.gate.space.LoadedClass;
import dev.cofferdam.model.BundleNode;

/** How findings name classes, members and providers. */
public final class Words {
    private Words() {}

    public static String of(LoadedClass loaded) {
        return Names.dotted(loaded.symbol().name());
    }

    static String member(LoadedClass owner, Reference reference) {
        return Words.of(owner) + "." + name(owner, reference.name())
                + (reference.toMethod() ? Names.parameters(reference.descriptor()) : "");
    }

    public static String member(LoadedClass owner, MemberSymbol symbol) {
        return member(owner, new Reference(owner.symbol().name(), symbol.name(), symbol.descriptor(), 0));
    }

    /** A member with its type in front, as it would stand in its class. */
    static String declaration(LoadedClass owner, MemberSymbol symbol) {
        boolean method = symbol.descriptor().startsWith("(");
        String type = symbol.special() ? "" : Names.type(symbol.descriptor()) + " ";
        return (symbol.isStatic() ? "static " : "")
                + type
                + name(owner, symbol.name())
                + (method ? Names.parameters(symbol.descriptor()) : "");
    }

    private static String name(LoadedClass owner, String name) {
        return name.equals("<init>") ? Names.simple(owner.symbol().name()) : name;
    }

    /** The provider's name, which stays over its revisions. */
    public static String provider(BundleNode node) {
        return node.host() && !node.symbolicName().equals("JDK") ? "host" : node.symbolicName();
    }

    /** The provider as people know it: {@code 'min-api' 1.0.0 (min-api.jar)}. */
    public static String of(BundleNode node) {
        if (node.host() && !node.symbolicName().equals("JDK")) {
            return "the host";
        }
        String name = "'" + node.symbolicName() + "' " + node.version();
        return node.fileName().isEmpty() ? name : name + " (" + node.fileName() + ")";
    }
}
