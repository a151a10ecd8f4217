package dev.cofferdam.gate.classfile;

/**
 * A field or method as its class declares it.
 *
 * @param name as in the class file, {@code <init>} for a constructor
 * @param descriptor as in JVMS 4.3
 * @param access the flags of JVMS 4.5 and 4.6
 */
public record MemberSymbol(String name, String descriptor, int access) {

    public boolean is(String otherName, String otherDescriptor) {
        return name.equals(otherName) && descriptor.equals(otherDescriptor);
    }

    public boolean has(int flag) {
        return (access & flag) != 0;
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
}
