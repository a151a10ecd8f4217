package dev.cofferdam.gate.verify;

/** How many values may still be compared in one class: a method may have 65,535 variables and as many branches. */
final class Budget {
    private int left;

    void of(int values) {
        left = values;
    }

    /** @throws Beyond when there are not as many left */
    void spend(int values) {
        left -= values + 1; // a comparison costs something even when there is nothing to compare
        if (left < 0) {
            throw new Beyond();
        }
    }
}
