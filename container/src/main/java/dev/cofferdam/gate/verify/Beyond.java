package dev.cofferdam.gate.verify;

import java.io.Serial;

/** The code of a class has more values to compare than the limit allows. Without a trace, as nobody reads it. */
final class Beyond extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    Beyond() {
        super("too many values", null, false, false);
    }
}
