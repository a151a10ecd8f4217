package dev.cofferdam.gate.format;

/** Access flags that exclude each other (JVMS 4.1, 4.5, 4.6), by class file version. */
final class Modifiers {
    static final int PUBLIC = 0x0001;
    static final int PRIVATE = 0x0002;
    static final int PROTECTED = 0x0004;
    static final int STATIC = 0x0008;
    static final int FINAL = 0x0010;
    static final int SUPER = 0x0020;
    static final int SYNCHRONIZED = 0x0020;
    static final int VOLATILE = 0x0040;
    static final int BRIDGE = 0x0040;
    static final int TRANSIENT = 0x0080;
    static final int NATIVE = 0x0100;
    static final int INTERFACE = 0x0200;
    static final int ABSTRACT = 0x0400;
    static final int STRICT = 0x0800;
    static final int ANNOTATION = 0x2000;
    static final int ENUM = 0x4000;
    static final int MODULE = 0x8000;

    private static final int JAVA_5 = 49;
    private static final int JAVA_6 = 50;
    private static final int JAVA_8 = 52;
    private static final int JAVA_9 = 53;
    private static final int JAVA_17 = 61;

    private final int major;

    Modifiers(int major) {
        this.major = major;
    }

    private static boolean any(int flags, int wanted) {
        return (flags & wanted) != 0;
    }

    private static boolean all(int flags, int wanted) {
        return (flags & wanted) == wanted;
    }

    /** Of a class, or of one that is told of among inner classes. */
    void ofClass(int written) {
        if (major >= JAVA_9 && any(written, MODULE)) {
            throw BadFormat.module();
        }
        boolean isInterface = any(written, INTERFACE);
        int flags = isInterface && major < JAVA_6 ? written | ABSTRACT : written;
        boolean illegal = all(flags, ABSTRACT | FINAL)
                || isInterface && !any(flags, ABSTRACT)
                || major >= JAVA_5 && (isInterface ? any(flags, SUPER | ENUM) : any(flags, ANNOTATION));
        mustNot(illegal, written, "a class");
    }

    void ofField(int flags, boolean inInterface) {
        boolean illegal = inInterface
                ? !all(flags, PUBLIC | STATIC | FINAL)
                        || any(flags, PRIVATE | PROTECTED | VOLATILE | TRANSIENT)
                        || major >= JAVA_5 && any(flags, ENUM)
                : manyAccesses(flags) || all(flags, FINAL | VOLATILE);
        mustNot(illegal, flags, inInterface ? "a field of an interface" : "a field");
    }

    /** Of a method that is not the initialiser of the class. */
    void ofMethod(int flags, boolean inInterface, boolean constructor) {
        if (inInterface) {
            mustNot(inInterface(flags), flags, "a method of an interface");
        } else {
            boolean illegal = manyAccesses(flags) || (constructor ? constructor(flags) : method(flags));
            mustNot(illegal, flags, constructor ? "a constructor" : "a method");
        }
    }

    private boolean inInterface(int flags) {
        if (major >= JAVA_8) {
            int notAbstract = PRIVATE | STATIC | (major >= JAVA_17 ? 0 : STRICT);
            return any(flags, PUBLIC) == any(flags, PRIVATE)
                    || any(flags, NATIVE | PROTECTED | FINAL | SYNCHRONIZED)
                    || any(flags, ABSTRACT) && any(flags, notAbstract);
        }
        int never = STATIC | FINAL | NATIVE;
        int sinceJava5 = PRIVATE | PROTECTED | SYNCHRONIZED | STRICT;
        return !all(flags, PUBLIC | ABSTRACT) || any(flags, never) || major >= JAVA_5 && any(flags, sinceJava5);
    }

    private boolean constructor(int flags) {
        return any(flags, STATIC | FINAL | SYNCHRONIZED | NATIVE | ABSTRACT | (major >= JAVA_5 ? BRIDGE : 0));
    }

    private boolean method(int flags) {
        int notAbstract = FINAL
                | NATIVE
                | PRIVATE
                | STATIC
                | (major >= JAVA_5 ? SYNCHRONIZED | (major >= JAVA_17 ? 0 : STRICT) : 0);
        return any(flags, ABSTRACT) && any(flags, notAbstract);
    }

    private static boolean manyAccesses(int flags) {
        return Integer.bitCount(flags & (PUBLIC | PRIVATE | PROTECTED)) > 1;
    }

    private static void mustNot(boolean illegal, int flags, String whose) {
        if (illegal) {
            throw BadFormat.of("it has the access flags 0x" + Integer.toHexString(flags) + ", which " + whose
                    + " cannot have together");
        }
    }
}
