package dev.cofferdam.gate.classfile;

import java.util.List;

/** What became of reading a class file. */
public sealed interface ClassFile {

    /**
     * It can be read.
     *
     * @param symbol what it declares
     * @param references what it refers to, each symbol once
     */
    record Readable(ClassSymbol symbol, List<Reference> references) implements ClassFile {}

    /**
     * It cannot.
     *
     * @param why one clause, {@code it is cut short}
     * @param tooNew whether a newer JVM would read it
     */
    record Unreadable(String why, boolean tooNew) implements ClassFile {}
}
