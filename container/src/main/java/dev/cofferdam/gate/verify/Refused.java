package dev.cofferdam.gate.verify;

import java.io.Serial;

/** Verification ends here. Without a trace, as nobody reads it. */
final class Refused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private static final String VERIFY = "VerifyError";
    private static final String FORMAT = "ClassFormatError";

    private final String error;

    private Refused(String problem, String error) {
        super(problem, null, false, false);
        this.error = error;
    }

    /** Of code that does not verify. */
    static Refused code(String problem) {
        return new Refused(problem, VERIFY);
    }

    /** Of a class file that has not the form of JVMS 4.8. */
    static Refused format(String problem) {
        return new Refused(problem, FORMAT);
    }

    String error() {
        return error;
    }
}
