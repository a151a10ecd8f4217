package dev.cofferdam.gate.verify;

import dev.cofferdam.gate.classfile.Decoder;
import dev.cofferdam.gate.classfile.Spellings;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

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
    private static final byte[] JDK = "java/".getBytes(StandardCharsets.US_ASCII);

    private final Spellings spellings;
    /** By the number of a spelling, that of the class; 0 when it has none yet. */
    private int[] classes = new int[256];
    /** The reverse. */
    private int[] names = new int[64];

    private int count;

    /** @param spellings numbers texts */
    ClassNames(Spellings spellings) {
        this.spellings = spellings;
        for (String name : FIRST) {
            byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
            number(spellings.number(bytes, 0, bytes.length));
        }
    }

    /** @throws Beyond when there are more than the limit allows */
    int number(byte[] bytes, int from, int length) {
        return number(spellings.number(bytes, from, length));
    }

    /** @param spelling the number of the name among all texts; 0 when it has none */
    int number(int spelling) {
        if (spelling < classes.length && classes[spelling] != 0) {
            return classes[spelling];
        }
        if (spelling == 0 || count == Unions.FIRST - 1) {
            throw new Beyond();
        }
        if (spelling >= classes.length) {
            classes = Arrays.copyOf(classes, Math.max(spelling + 1, classes.length * 2));
        }
        if (++count == names.length) {
            names = Arrays.copyOf(names, count * 2);
        }
        classes[spelling] = count;
        names[count] = spelling;
        return count;
    }

    /** Whether it is known that the class is no interface, and not the one that all inherit from. */
    static boolean noInterface(int number) {
        return number > LAST_OF_ARRAYS && number <= METHOD_TYPE;
    }

    String name(int number, Decoder decoder) {
        return spellings.text(names[number], decoder);
    }

    /** Whether it is in a package that no other than the JDK may hold (JVMS 5.3.5). */
    boolean ofJdk(int number) {
        return spellings.starts(names[number], JDK);
    }
}
