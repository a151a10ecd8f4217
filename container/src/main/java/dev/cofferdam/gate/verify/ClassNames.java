package dev.cofferdam.gate.verify;

import java.nio.charset.StandardCharsets;

/** Numbers the internal names of classes, over all classes of a jar. */
final class ClassNames {
    static final int OBJECT = 1;
    /** Up to here are those that a JVM lets an array be. */
    static final int LAST_OF_ARRAYS = 3;

    static final int THROWABLE = 4;
    static final int STRING = 5;
    static final int CLASS = 6;
    static final int METHOD_HANDLE = 7;
    static final int METHOD_TYPE = 8;

    private static final String[] FIRST = {
        "java/lang/Object",
        "java/lang/Cloneable",
        "java/io/Serializable",
        "java/lang/Throwable",
        "java/lang/String",
        "java/lang/Class",
        "java/lang/invoke/MethodHandle",
        "java/lang/invoke/MethodType"
    };
    private static final int MOST_BYTES = 32 << 20;
    private static final byte[] JDK = "java/".getBytes(StandardCharsets.US_ASCII);

    private final Spellings spellings = new Spellings(Kinds.MOST_CLASSES, MOST_BYTES);

    ClassNames() {
        for (String name : FIRST) {
            byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
            spellings.number(bytes, 0, bytes.length);
        }
    }

    /** @throws Beyond when there are more than the limit allows */
    int number(byte[] bytes, int from, int length) {
        return spellings.number(bytes, from, length);
    }

    /** Whether it is known that the class is no interface, and not the one that all inherit from. */
    static boolean noInterface(int number) {
        return number > LAST_OF_ARRAYS && number <= METHOD_TYPE;
    }

    String name(int number, Decoder decoder) {
        return spellings.text(number, decoder);
    }

    /** Whether it is in a package that no other than the JDK may hold (JVMS 5.3.5). */
    boolean ofJdk(int number) {
        return spellings.starts(number, JDK);
    }
}
