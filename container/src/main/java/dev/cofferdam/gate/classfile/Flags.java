package dev.cofferdam.gate.classfile;

/** The access flags of JVMS 4.1, 4.5 and 4.6 that decide about linking. */
public final class Flags {
    public static final int PUBLIC = 0x0001;
    public static final int PRIVATE = 0x0002;
    public static final int PROTECTED = 0x0004;
    public static final int STATIC = 0x0008;
    public static final int FINAL = 0x0010;
    public static final int VARARGS = 0x0080;
    public static final int NATIVE = 0x0100;
    public static final int INTERFACE = 0x0200;
    public static final int ABSTRACT = 0x0400;
    public static final int MODULE = 0x8000;

    private Flags() {}
}
