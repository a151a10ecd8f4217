package dev.cofferdam.gate.verify;

/**
 * A value of one class that a method hands to a place which needs another.
 *
 * @param kind of place
 * @param from the internal name of the value's class; of an array, of what it holds
 * @param to of the class that is needed, or that declares the member for all that the code says
 * @param name of the member that is called or read on the value, or made; empty for {@link Kind#ASSIGN}
 * @param descriptor of that member
 */
public record Flow(Kind kind, String from, String to, String name, String descriptor) {
    /** What the place is. */
    public enum Kind {
        /** It is passed, stored, returned, thrown or merged: the verifier asks (JVMS 4.10.1.2). */
        ASSIGN,
        /** An interface's method is called on it: the call itself asks (JVMS 6.5.invokeinterface). */
        INTERFACE_CALL,
        /** A member that may be protected is used on it (JVMS 4.10.1.8). */
        RECEIVER,
        /** It is made by a constructor that may be protected. */
        NEW
    }
}
