package dev.cofferdam.gate.classfile;

import java.util.Objects;

/** A field or method as its class declares it. Immutable; there are very many of them. */
public final class MemberSymbol {
    /** Flags are two bytes (JVMS 4.5, 4.6); what is left of an int tells most other members from this one. */
    private static final int FLAGS = 0xFFFF;

    private final String name;
    private final String descriptor;
    private final int bits;

    /**
     * @param name as in the class file, {@code <init>} for a constructor
     * @param descriptor as in JVMS 4.3
     * @param access the flags of JVMS 4.5 and 4.6
     */
    MemberSymbol(String name, String descriptor, int access) {
        this.name = name;
        this.descriptor = descriptor;
        this.bits = access & FLAGS | mark(name, descriptor);
    }

    public String name() {
        return name;
    }

    public String descriptor() {
        return descriptor;
    }

    /** Equal for equal names and descriptors, and above the flags. */
    static int mark(String name, String descriptor) {
        return TextHash.spread(31L * name.hashCode() + descriptor.hashCode()) & ~FLAGS;
    }

    /** @param mark of that name and descriptor */
    boolean is(int mark, String otherName, String otherDescriptor) {
        return (bits & ~FLAGS) == mark && is(otherName, otherDescriptor);
    }

    public boolean is(String otherName, String otherDescriptor) {
        return name.equals(otherName) && descriptor.equals(otherDescriptor);
    }

    public boolean has(int flag) {
        return (bits & FLAGS & flag) != 0;
    }

    public boolean isPublic() {
        return has(Flags.PUBLIC);
    }

    public boolean isPrivate() {
        return has(Flags.PRIVATE);
    }

    public boolean isProtected() {
        return has(Flags.PROTECTED);
    }

    public boolean isStatic() {
        return has(Flags.STATIC);
    }

    public boolean isAbstract() {
        return has(Flags.ABSTRACT);
    }

    public boolean isFinal() {
        return has(Flags.FINAL);
    }

    /** Whether it is a constructor or a static initialiser, which nothing inherits. */
    public boolean special() {
        return name.charAt(0) == '<';
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MemberSymbol member && member.bits == bits && is(member.name, member.descriptor);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, descriptor, bits);
    }

    @Override
    public String toString() {
        return name + descriptor;
    }
}
