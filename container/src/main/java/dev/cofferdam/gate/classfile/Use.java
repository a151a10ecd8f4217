package dev.cofferdam.gate.classfile;

/** What a class does with a symbol it refers to. Kept as bits, for there are hundreds of thousands of references. */
public enum Use {
    EXTENDS,
    IMPLEMENTS,
    /** {@code new}, or a constructor reference. */
    INSTANTIATE,
    /** A cast, an array, a class literal, a type that a call site needs: the class has to load. */
    LOAD,
    CATCH,
    GET_FIELD,
    PUT_FIELD,
    GET_STATIC,
    PUT_STATIC,
    INVOKE_VIRTUAL,
    INVOKE_SPECIAL,
    INVOKE_STATIC,
    INVOKE_INTERFACE,
    /** The constant says that the owner is an interface. */
    OF_INTERFACE,
    /** A method handle is made of it, which {@code LambdaMetafactory} takes apart. */
    HANDLE,
    /** A lambda or method reference implements the method, which names the functional interface as its owner. */
    LAMBDA,
    /** That lambda has other methods of the same name and arity too. */
    BRIDGES;

    /** The uses of a field. */
    static final int OF_FIELD = GET_FIELD.bit() | PUT_FIELD.bit() | GET_STATIC.bit() | PUT_STATIC.bit();

    /** The use as a bit in {@link Reference#uses()}. */
    public int bit() {
        return 1 << ordinal();
    }

    /** Whether no use among the bits asks for an instance member where there is a static one, or the reverse (JVMS 6.5). */
    public static boolean fits(int uses, boolean toStatic) {
        int instance = GET_FIELD.bit()
                | PUT_FIELD.bit()
                | INVOKE_VIRTUAL.bit()
                | INVOKE_SPECIAL.bit()
                | INVOKE_INTERFACE.bit();
        int ofClass = GET_STATIC.bit() | PUT_STATIC.bit() | INVOKE_STATIC.bit();
        return (uses & (toStatic ? instance : ofClass)) == 0;
    }

    /** The use that an instruction makes of its constant; {@link #LOAD} for all that only load a class. */
    public static Use ofOpcode(int opcode) {
        return switch (opcode) {
            case 178 -> GET_STATIC;
            case 179 -> PUT_STATIC;
            case 180 -> GET_FIELD;
            case 181 -> PUT_FIELD;
            case 182 -> INVOKE_VIRTUAL;
            case 183 -> INVOKE_SPECIAL;
            case 184 -> INVOKE_STATIC;
            case 185 -> INVOKE_INTERFACE;
            case 187 -> INSTANTIATE;
            default -> LOAD;
        };
    }

    /** The use that a method handle of a kind makes of its member (JVMS 4.4.8). */
    static Use ofHandle(int kind) {
        return switch (kind) {
            case 1 -> GET_FIELD;
            case 2 -> GET_STATIC;
            case 3 -> PUT_FIELD;
            case 4 -> PUT_STATIC;
            case 5 -> INVOKE_VIRTUAL;
            case 6 -> INVOKE_STATIC;
            case 7, 8 -> INVOKE_SPECIAL;
            case 9 -> INVOKE_INTERFACE;
            default -> throw new MalformedClassException("method handle of unknown kind " + kind);
        };
    }
}
