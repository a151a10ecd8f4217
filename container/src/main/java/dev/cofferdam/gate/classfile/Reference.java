package dev.cofferdam.gate.classfile;

import java.util.Objects;

/** A symbol that a class refers to, with all it does with it. */
public final class Reference {
    private static final int NOT_NUMBERED = -1;

    private final String owner;
    private final String name;
    private final String descriptor;
    private final int uses;
    private final int number;

    /**
     * A reference that no class file is read for.
     *
     * @param owner the internal name of the class, or of the class that the member is looked for in; an array's descriptor
     *     where a method of an array is called
     * @param name the member's name; empty when the class itself is meant
     * @param descriptor the member's descriptor; empty when the class itself is meant
     * @param uses bits of {@link Use}
     */
    public Reference(String owner, String name, String descriptor, int uses) {
        this(owner, name, descriptor, uses, NOT_NUMBERED);
    }

    Reference(String owner, String name, String descriptor, int uses, int number) {
        this.owner = Objects.requireNonNull(owner, "owner");
        this.name = Objects.requireNonNull(name, "name");
        this.descriptor = Objects.requireNonNull(descriptor, "descriptor");
        this.uses = uses;
        this.number = number;
    }

    /** The internal name of the class, or an array's descriptor. */
    public String owner() {
        return owner;
    }

    /** The member's name; empty when the class itself is meant. */
    public String name() {
        return name;
    }

    /** The member's descriptor; empty when the class itself is meant. */
    public String descriptor() {
        return descriptor;
    }

    /** Bits of {@link Use}. */
    public int uses() {
        return uses;
    }

    /** Counts up from 0 for the references that one reader met, each once; negative for one that was not read. */
    public int number() {
        return number;
    }

    /** Whether the class itself is meant. */
    public boolean toClass() {
        return name.isEmpty();
    }

    /** Whether a method is meant. */
    public boolean toMethod() {
        return descriptor.startsWith("(");
    }

    public boolean toConstructor() {
        return name.equals("<init>");
    }

    public boolean uses(Use use) {
        return (uses & use.bit()) != 0;
    }

    public boolean usesAny(Use one, Use other) {
        return uses(one) || uses(other);
    }

    /** Whether both name the same symbol, whatever they do with it. */
    public boolean sameSymbol(Reference other) {
        return owner.equals(other.owner) && name.equals(other.name) && descriptor.equals(other.descriptor);
    }

    boolean is(String otherOwner, String otherName, String otherDescriptor, int otherUses) {
        return uses == otherUses
                && owner.equals(otherOwner)
                && name.equals(otherName)
                && descriptor.equals(otherDescriptor);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Reference reference
                        && is(reference.owner, reference.name, reference.descriptor, reference.uses);
    }

    @Override
    public int hashCode() {
        return ((owner.hashCode() * 31 + name.hashCode()) * 31 + descriptor.hashCode()) * 31 + uses;
    }

    @Override
    public String toString() {
        return owner + "." + name + descriptor;
    }
}
