package dev.cofferdam.gate.verify;

import java.util.Optional;

/**
 * Verifies the code of a class by itself (JVMS 4.10): what no class that it could be wired to mends. Which class a value is of
 * is left to those who know the wiring, so every object is taken to fit every class, and it is written down which class has to fit
 * which; of arrays, what they hold is compared. Whatever is in the file is an answer and never thrown. One instance is used for
 * class after class; it is not thread-safe.
 */
public final class ClassVerifier {
    private final ClassNames names = new ClassNames();
    private final PairSet pairs = new PairSet();
    private final Verification verification;

    /** @param values how many values may be compared at the branches of one class's code */
    public ClassVerifier(int values) {
        this.verification = new Verification(values, new ClassBytes(names), pairs);
    }

    /**
     * @param bytes of a class file of which the layout is sound
     * @param offsets of its constants, 0 where an index has none
     * @param count how many indexes there are
     * @param end the offset behind the constants
     * @return why it does not verify; empty when it does as far as it alone can tell
     */
    public Optional<Flaw> check(byte[] bytes, int[] offsets, int count, int end) {
        return verification.check(bytes, offsets, count, end);
    }

    /**
     * What the code of all classes that were checked needs of the classes that it is wired to. Class files before version 51 are left
     * out, which are verified without frames or may be.
     */
    public Pairs pairs(Decoder decoder) {
        return pairs.named(names, decoder);
    }
}
