package dev.cofferdam.gate.verify;

/** Hears what code demands of the classes that its values are of, by their numbers among {@link ClassNames}. */
interface Demands {

    /** Whether it is of interest which member something is for; else those that are for members alone need not be told. */
    boolean byMember();

    /** A value of one class stands where another is needed (JVMS 4.10.1.2). */
    void assigned(int from, int to);

    /** An interface's method is called on it: the call itself asks (JVMS 6.5.invokeinterface). */
    void called(int from, int to, int member);

    /** A member that may be protected is used on it (JVMS 4.10.1.8). */
    void received(int from, int member);

    /** A constructor that may be protected makes an object of the class (JVMS 4.10.1.9.invokespecial). */
    void made(int of, int member);
}
