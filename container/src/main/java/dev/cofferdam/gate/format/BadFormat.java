package dev.cofferdam.gate.format;

import java.io.Serial;

/** The class file is refused. Without a trace, as nobody reads it. */
final class BadFormat extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private static final String FORMAT = "ClassFormatError";
    /** JVMS 4.1: what says of itself that it is a module is no class. */
    private static final String NO_CLASS = "NoClassDefFoundError";

    private final String error;

    private BadFormat(String problem, String error) {
        super(problem, null, false, false);
        this.error = error;
    }

    /** @param problem a clause whose subject is {@code it} or {@code its} part */
    static BadFormat of(String problem) {
        return new BadFormat(problem, FORMAT);
    }

    static BadFormat module() {
        return new BadFormat("it has the access flag of a module", NO_CLASS);
    }

    static BadFormat cutShort() {
        return of("it is cut short");
    }

    /** The simple name of what the JVM throws. */
    String error() {
        return error;
    }
}
