package dev.cofferdam.gate.classfile;

import java.util.List;
import java.util.Optional;

/** A class as its file declares it. Immutable; equal only to itself, for the same bytes may be defined twice. */
public final class ClassSymbol {
    private final String name;
    private final int access;
    private final Optional<String> superclass;
    private final List<String> interfaces;
    private final List<MemberSymbol> fields;
    private final List<MemberSymbol> methods;
    private final Optional<String> nestHost;
    private final Optional<List<String>> permitted;
    private final boolean providerType;

    ClassSymbol(
            String name,
            int access,
            Optional<String> superclass,
            List<String> interfaces,
            List<MemberSymbol> fields,
            List<MemberSymbol> methods,
            Optional<String> nestHost,
            Optional<List<String>> permitted,
            boolean providerType) {
        this.name = name;
        this.access = access;
        this.superclass = superclass;
        this.interfaces = List.copyOf(interfaces);
        this.fields = List.copyOf(fields);
        this.methods = List.copyOf(methods);
        this.nestHost = nestHost;
        this.permitted = permitted.map(List::copyOf);
        this.providerType = providerType;
    }

    /** The internal name, {@code java/lang/Object}. */
    public String name() {
        return name;
    }

    /** The dotted name of its package, empty for the unnamed one. */
    public String packageName() {
        return Names.packageOf(name);
    }

    /** The internal name of the superclass; empty for {@code java/lang/Object} alone. */
    public Optional<String> superclass() {
        return superclass;
    }

    /** The internal names of the direct superinterfaces. */
    public List<String> interfaces() {
        return interfaces;
    }

    public List<MemberSymbol> fields() {
        return fields;
    }

    public List<MemberSymbol> methods() {
        return methods;
    }

    /** The internal name of the nest host: the class itself when it names none (JVMS 4.7.28). */
    public String nestHost() {
        return nestHost.orElse(name);
    }

    /** The internal names of the permitted subclasses; empty when the class is not sealed (JVMS 4.7.31). */
    public Optional<List<String>> permitted() {
        return permitted;
    }

    /** Whether it says of itself that only who provides its package implements it, so that it may gain methods. */
    public boolean providerType() {
        return providerType;
    }

    public Optional<MemberSymbol> field(String fieldName, String descriptor) {
        return find(fields, fieldName, descriptor);
    }

    public Optional<MemberSymbol> method(String methodName, String descriptor) {
        return find(methods, methodName, descriptor);
    }

    private static Optional<MemberSymbol> find(List<MemberSymbol> members, String name, String descriptor) {
        for (MemberSymbol member : members) {
            if (member.is(name, descriptor)) {
                return Optional.of(member);
            }
        }
        return Optional.empty();
    }

    public boolean isPublic() {
        return has(Flags.PUBLIC);
    }

    public boolean isInterface() {
        return has(Flags.INTERFACE);
    }

    public boolean isAbstract() {
        return has(Flags.ABSTRACT);
    }

    public boolean isFinal() {
        return has(Flags.FINAL);
    }

    private boolean has(int flag) {
        return (access & flag) != 0;
    }

    @Override
    public String toString() {
        return Names.dotted(name);
    }
}
