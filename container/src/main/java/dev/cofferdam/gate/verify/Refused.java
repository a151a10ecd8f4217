package dev.cofferdam.gate.verify;

import java.io.Serial;

/** Verification ends here. Without a trace, as nobody reads it. */
final class Refused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    static final String VERIFY = "VerifyError";
    private static final String FORMAT = "ClassFormatError";

    private final String error;
    private final boolean last;

    private Refused(String problem, String error, boolean last) {
        super(problem, null, false, false);
        this.error = error;
        this.last = last;
    }

    /** Of code that does not verify. */
    static Refused code(String problem) {
        return new Refused(problem, VERIFY, false);
    }

    /** Of a class file that has not the form of JVMS 4.8. */
    static Refused format(String problem) {
        return new Refused(problem, FORMAT, false);
    }

    /** Of a stack map that cannot be read: HotSpot then does not verify without it, as it does with one that does not fit. */
    static Refused stackMap(String problem) {
        return new Refused(problem, FORMAT, true);
    }

    /** Whether the JVM leaves it at that, where it could verify in another way. */
    boolean last() {
        return last;
    }

    String error() {
        return error;
    }
}
