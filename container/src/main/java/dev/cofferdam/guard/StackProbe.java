package dev.cofferdam.guard;

/** Finds out whether there is room on the stack to record a fault in. */
final class StackProbe {
    /** Some hundred bytes a level, interpreted: more than recording a fault takes. */
    private static final int LEVELS = 300;

    private StackProbe() {}

    static boolean enough() {
        try {
            return descend(LEVELS, 0, 0, 0, 0) >= 0;
        } catch (StackOverflowError e) {
            return false;
        }
    }

    /** Ends with the JVM's own error where there is not; before something is begun that must not break off. */
    static void demand() {
        if (!enough()) {
            throw new StackOverflowError();
        }
    }

    private static long descend(int levels, long a, long b, long c, long d) {
        return levels == 0 ? Math.abs(a + b + c + d) : descend(levels - 1, b, c, d, a) + 1;
    }
}
