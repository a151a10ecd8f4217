package dev.cofferdam.gate.classfile;

import dev.cofferdam.gate.verify.Flaw;
import java.util.List;
import java.util.Optional;

/** What became of reading a class file. */
public sealed interface ClassFile {

    /**
     * It can be read.
     *
     * @param symbol what it declares
     * @param references what it refers to, each symbol once; none when its form is wrong
     * @param flaw why the JVM refuses it, whatever it is wired to; empty when it does not, or when references were not asked for
     */
    record Readable(ClassSymbol symbol, List<Reference> references, Optional<Flaw> flaw) implements ClassFile {}

    /**
     * It cannot.
     *
     * @param why one clause, {@code it is cut short}
     * @param tooNew whether a newer JVM would read it
     */
    record Unreadable(String why, boolean tooNew) implements ClassFile {}
}
