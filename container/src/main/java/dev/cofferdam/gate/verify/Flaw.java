package dev.cofferdam.gate.verify;

/**
 * Why a class cannot be defined or linked, whatever it is wired to.
 *
 * @param method the method as people write it, {@code run(int)}; empty when it is no method
 * @param offset of the instruction, in bytes from the method's first; -1 when it is none
 * @param problem a clause, {@code the stack is empty where an int is needed}
 * @param error the simple name of what the JVM throws; empty when its code was not followed to the end
 */
public record Flaw(String method, int offset, String problem, String error) {

    static Flaw unfollowed() {
        return new Flaw("", -1, "", "");
    }

    /** Whether the instructions are wrong; else it is the form of the class file. */
    public boolean inCode() {
        return error.equals(Refused.VERIFY);
    }

    /** Whether it is none at all: there are more values to compare than the limit allows. */
    public boolean beyondLimit() {
        return error.isEmpty();
    }
}
