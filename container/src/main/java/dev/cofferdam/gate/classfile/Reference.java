package dev.cofferdam.gate.classfile;

/**
 * A symbol that a class refers to, with all it does with it.
 *
 * @param owner the internal name of the class, or of the class that the member is looked for in; an array's descriptor
 *     where a method of an array is called
 * @param name the member's name; empty when the class itself is meant
 * @param descriptor the member's descriptor; empty when the class itself is meant
 * @param uses bits of {@link Use}
 */
public record Reference(String owner, String name, String descriptor, int uses) {

    static Reference toClass(String owner, int uses) {
        return new Reference(owner, "", "", uses);
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
}
