package dev.cofferdam.gate.rule;

import dev.cofferdam.gate.classfile.Reference;
import java.util.Optional;

/**
 * A value of one static type that a method hands to a place which needs another.
 *
 * @param kind of place
 * @param from the value's type, an internal name or an array's descriptor
 * @param to the type that is needed, likewise
 * @param member what is called or read on the value, or made; empty for {@link Kind#ASSIGN}
 */
record Flow(Kind kind, String from, String to, Optional<Reference> member) {
    enum Kind {
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
