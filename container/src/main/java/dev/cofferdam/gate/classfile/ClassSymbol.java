package dev.cofferdam.gate.classfile;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A class as its file declares it. Immutable; equal only to itself, for the same bytes may be defined twice. */
public final class ClassSymbol {
    private static final MemberSymbol[] NONE = {};
    private static final int FEW = 256;

    private final String name;
    private final String packageName;
    private final int access;
    private final String superclass;
    private final List<String> interfaces;
    private final MemberSymbol[] fields;
    private final MemberSymbol[] methods;
    private final Map<String, MemberSymbol> index;
    private final String nestHost;
    private final Optional<List<String>> permitted;
    private final boolean providerType;

    ClassSymbol(
            String name,
            String packageName,
            int access,
            Optional<String> superclass,
            List<String> interfaces,
            List<MemberSymbol> fields,
            List<MemberSymbol> methods,
            Optional<String> nestHost,
            Optional<List<String>> permitted,
            boolean providerType) {
        this.name = name;
        this.packageName = packageName;
        this.access = access;
        this.superclass = superclass.orElse("");
        this.interfaces = List.copyOf(interfaces);
        this.fields = fields.toArray(NONE);
        this.methods = methods.toArray(NONE);
        this.index = this.fields.length + this.methods.length <= FEW ? Map.of() : index(this.fields, this.methods);
        this.nestHost = nestHost.orElse(name);
        this.permitted = permitted.map(List::copyOf);
        this.providerType = providerType;
    }

    /** The internal name, {@code java/lang/Object}. */
    public String name() {
        return name;
    }

    /** The dotted name of its package, empty for the unnamed one. */
    public String packageName() {
        return packageName;
    }

    /** The internal name of the superclass; empty for {@code java/lang/Object} alone. */
    public Optional<String> superclass() {
        return superclass.isEmpty() ? Optional.empty() : Optional.of(superclass);
    }

    /** The internal names of the direct superinterfaces. */
    public List<String> interfaces() {
        return interfaces;
    }

    public List<MemberSymbol> fields() {
        return Collections.unmodifiableList(Arrays.asList(fields));
    }

    public List<MemberSymbol> methods() {
        return Collections.unmodifiableList(Arrays.asList(methods));
    }

    /** Whether it declares a field or method of which that is true. */
    public boolean declares(Predicate<MemberSymbol> wanted) {
        return any(fields, wanted) || any(methods, wanted);
    }

    private static boolean any(MemberSymbol[] members, Predicate<MemberSymbol> wanted) {
        for (MemberSymbol member : members) {
            if (wanted.test(member)) {
                return true;
            }
        }
        return false;
    }

    /** The internal name of the nest host: the class itself when it names none (JVMS 4.7.28). */
    public String nestHost() {
        return nestHost;
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
        return index.isEmpty()
                ? find(fields, fieldName, descriptor)
                : Optional.ofNullable(index.get(key(fieldName, descriptor)));
    }

    public Optional<MemberSymbol> method(String methodName, String descriptor) {
        return index.isEmpty()
                ? find(methods, methodName, descriptor)
                : Optional.ofNullable(index.get(key(methodName, descriptor)));
    }

    /** A member by texts of its own class file, which are one each: none is looked into. Colliding ones may not be found. */
    Optional<MemberSymbol> own(boolean field, String ownName, String descriptor) {
        if (!index.isEmpty()) {
            return field ? field(ownName, descriptor) : method(ownName, descriptor);
        }
        for (MemberSymbol member : field ? fields : methods) {
            if (member.name() == ownName && member.descriptor() == descriptor) {
                return Optional.of(member);
            }
        }
        return Optional.empty();
    }

    private static Optional<MemberSymbol> find(MemberSymbol[] members, String name, String descriptor) {
        int mark = MemberSymbol.mark(name, descriptor);
        for (MemberSymbol member : members) {
            if (member.is(mark, name, descriptor)) {
                return Optional.of(member);
            }
        }
        return Optional.empty();
    }

    /**
     * For classes with so many members that it pays, or that were made so that looking at each takes for ever. The
     * descriptor tells fields and methods apart.
     */
    private static Map<String, MemberSymbol> index(MemberSymbol[] fields, MemberSymbol[] methods) {
        Map<String, MemberSymbol> index = new HashMap<>();
        for (MemberSymbol[] members : List.of(fields, methods)) {
            for (MemberSymbol member : members) {
                index.putIfAbsent(key(member.name(), member.descriptor()), member);
            }
        }
        return index;
    }

    private static String key(String name, String descriptor) {
        return name + ' ' + descriptor;
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
