package dev.cofferdam.gate.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What each text of a class file may stand for, looked at once a class. One instance is used for class after class. */
final class Names {
    private static final byte[] INIT = ascii("<init>");
    private static final byte[] CLINIT = ascii("<clinit>");
    private static final byte[] NO_PARAMETERS = ascii("()V");

    private static final int CLASS_NAME = 1;
    private static final int FIELD_NAME = 1 << 1;
    private static final int METHOD_NAME = 1 << 2;
    private static final int FIELD_TYPE = 1 << 3;
    private static final int METHOD_TYPE = 1 << 4;
    private static final int FIRST_WITHOUT_ARGUMENTS = 51;
    private static final int LONGEST = 120;

    private final Contents in;
    private final HotSpot jvm;
    private Spelling spelling;
    /** What a text was found to be. */
    private byte[] found = new byte[256];
    /** How many places the parameters of a method's descriptor take; not told exactly when they are more than any method has. */
    private short[] places = new short[256];

    Names(Contents in, HotSpot jvm) {
        this.in = in;
        this.jvm = jvm;
        this.spelling = new Spelling(new byte[0], 0, false);
    }

    static byte[] ascii(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }

    void open() {
        spelling = new Spelling(in.bytes, in.major(), jvm.takesSlashAtEnd());
        if (found.length < in.count()) {
            found = new byte[in.count() * 2];
            places = new short[found.length];
        } else {
            Arrays.fill(found, 0, in.count(), (byte) 0);
        }
    }

    boolean is(int text, byte[] word) {
        return Arrays.equals(in.bytes, in.textFrom(text), in.textTo(text), word, 0, word.length);
    }

    boolean isInit(int text) {
        return special(text) && is(text, INIT);
    }

    boolean isClinit(int text) {
        return special(text) && is(text, CLINIT);
    }

    /** Whether it starts as the names of initialisers do. */
    boolean special(int text) {
        return starts(text, '<');
    }

    boolean starts(int text, char letter) {
        int from = in.textFrom(text);
        return from < in.textTo(text) && in.bytes[from] == letter;
    }

    /** Whether it is a method's, right or wrong. */
    boolean ofMethod(int descriptor) {
        return starts(descriptor, '(');
    }

    void mustNameClass(int text) {
        if ((found[text] & CLASS_NAME) == 0) {
            if (!spelling.className(in.textFrom(text), in.textTo(text))) {
                throw BadFormat.of("'" + quoted(text) + "' is no name of a class");
            }
            found[text] |= CLASS_NAME;
        }
    }

    void mustNameField(int text) {
        if ((found[text] & FIELD_NAME) == 0) {
            if (!spelling.fieldName(in.textFrom(text), in.textTo(text))) {
                throw BadFormat.of("'" + quoted(text) + "' is no name of a field or variable");
            }
            found[text] |= FIELD_NAME;
        }
    }

    void mustNameMethod(int text) {
        if ((found[text] & METHOD_NAME) == 0) {
            boolean legal = special(text)
                    ? isInit(text) || isClinit(text)
                    : spelling.methodName(in.textFrom(text), in.textTo(text));
            if (!legal) {
                throw BadFormat.of("'" + quoted(text) + "' is no name of a method");
            }
            found[text] |= METHOD_NAME;
        }
    }

    void mustBeFieldType(int text) {
        if ((found[text] & FIELD_TYPE) == 0) {
            if (!spelling.fieldType(in.textFrom(text), in.textTo(text))) {
                throw BadFormat.of("'" + quoted(text) + "' is no type of a field or variable");
            }
            found[text] |= FIELD_TYPE;
        }
    }

    /** @return how many places its parameters take, a long or double two */
    int mustBeMethodType(int text) {
        if ((found[text] & METHOD_TYPE) == 0) {
            int size = spelling.parameters(in.textFrom(text), in.textTo(text), false);
            if (size < 0) {
                throw BadFormat.of("'" + quoted(text) + "' is no type of a method");
            }
            places[text] = (short) Math.min(size, Short.MAX_VALUE);
            found[text] |= METHOD_TYPE;
        }
        return places[text];
    }

    /** The same of a method of that name: initialisers return nothing, and the class's own takes nothing. */
    int mustBeTypeOf(int name, int text) {
        int size = mustBeMethodType(text);
        if (special(name)) {
            int to = in.textTo(text);
            boolean legal = in.bytes[to - 1] == 'V' && in.bytes[to - 2] == ')';
            if (!legal || isClinit(name) && in.major() >= FIRST_WITHOUT_ARGUMENTS && !is(text, NO_PARAMETERS)) {
                throw BadFormat.of("'" + quoted(text) + "' is no type of an initialiser");
            }
        }
        return size;
    }

    /** For words, and not at any length. */
    String quoted(int text) {
        int from = in.textFrom(text);
        int length = in.textTo(text) - from;
        String start = new String(in.bytes, from, Math.min(length, LONGEST), StandardCharsets.UTF_8);
        return length > LONGEST ? start + "..." : start;
    }
}
