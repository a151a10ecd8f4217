package dev.cofferdam.gate.classfile;

/** Leaves the parser in one jump; it never leaves this package. */
final class MalformedClassException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MalformedClassException(String message) {
        super(message, null, false, false);
    }
}
