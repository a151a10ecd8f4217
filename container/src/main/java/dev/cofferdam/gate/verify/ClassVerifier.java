package dev.cofferdam.gate.verify;

import dev.cofferdam.gate.classfile.Decoder;
import dev.cofferdam.gate.classfile.Spellings;
import java.util.Optional;

/**
 * Verifies the code of a class by itself (JVMS 4.10): what no class that it could be wired to mends. Which class a value is of
 * is left to those who know the wiring, so every object is taken to fit every class, and it is written down which class has to fit
 * which; of arrays, what they hold is compared. Whatever is in the file is an answer and never thrown. One instance is used for
 * class after class; it is not thread-safe.
 */
public final class ClassVerifier {
    private final ClassNames names;
    private final PairSet pairs = new PairSet();
    private final Verification verification;

    /**
     * @param values how many values may be compared at the branches of one class's code
     * @param spellings numbers the texts of all classes
     */
    public ClassVerifier(int values, Spellings spellings) {
        this.names = new ClassNames(spellings);
        this.verification = new Verification(values, new ClassBytes(spellings, names), pairs, false);
    }

    /**
     * @param uses by constant, takes the bits of {@link dev.cofferdam.gate.classfile.Use} for what code does with it; all of them if the
     *     class verifies and is {@linkplain #goesThrough gone through}
     * @return why it does not verify; empty when it does as far as it alone can tell
     */
    public Optional<Flaw> check(ConstantIndex constants, int[] uses) {
        return verification.check(constants, uses);
    }

    /** Whether all instructions of a class file of that version are looked at if it verifies, also those that are never reached. */
    public static boolean goesThrough(int major) {
        return Verification.goesThrough(major);
    }

    /**
     * What the code of all classes that were checked needs of the classes that it is wired to. Of class files of version 50 it is what
     * their frames claim; if that does not hold, they may verify without them, which {@link FlowFinder} tells.
     */
    public Pairs pairs(Decoder decoder) {
        return pairs.named(names, decoder);
    }
}
