package dev.cofferdam.gate.classfile;

/** Makes a text out of the modified UTF-8 of JVMS 4.4.7. */
@FunctionalInterface
public interface Decoder {

    /** What a range of bytes spells. */
    String text(byte[] bytes, int from, int length);
}
