package dev.cofferdam.gate.rule;

import java.io.Serial;

/**
 * How many values may still be compared in one class. A method may have 65,535 variables and thousands of branches, each of
 * which would keep all of them.
 */
final class FlowBudget {

    /** It is spent. Without a trace, as nobody reads it. */
    static final class Spent extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        Spent() {
            super("the code of a class is not followed to its end", null, false, false);
        }
    }

    private int left;

    FlowBudget(int values) {
        this.left = values;
    }

    /** @throws Spent when there are not as many left */
    void spend(int values) {
        left -= values + 1; // a state costs something even when it is empty
        if (left < 0) {
            throw new Spent();
        }
    }
}
