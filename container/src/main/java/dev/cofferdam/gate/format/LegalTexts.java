package dev.cofferdam.gate.format;

import dev.cofferdam.gate.classfile.Spellings;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What each text may stand for, looked at once for all classes that have it. One instance is used for class after class. */
final class LegalTexts {
    private static final byte[] INIT = ascii("<init>");
    private static final byte[] CLINIT = ascii("<clinit>");
    private static final byte[] NO_PARAMETERS = ascii("()V");

    private static final int CLASS_NAME = 1;
    private static final int FIELD_NAME = 1 << 1;
    private static final int METHOD_NAME = 1 << 2;
    private static final int FIELD_TYPE = 1 << 3;
    private static final int METHOD_TYPE = 1 << 4;
    /** How far the same of class files is shifted in which a name has to be an identifier of the language. */
    private static final int OLD = 5;

    private static final int SPELLED = 1 << 10;
    /** In class files that are taken less seriously. */
    private static final int SPELLED_SOMEHOW = 1 << 11;

    private static final int FIRST_WITHOUT_ARGUMENTS = 51;
    private static final int LONGEST = 120;

    private final Contents in;
    private final Spellings spellings;
    private final HotSpot jvm;
    private Spelling spelling;
    private int shift;
    /** By the number of a text, what it was found to be. */
    private short[] found = new short[256];
    /** How many places the parameters of a method's descriptor take; not told exactly when they are more than any method has. */
    private short[] places = new short[256];
    /** The texts of the class that were found to be names of variables and have no number. */
    private byte[] variables = new byte[256];

    LegalTexts(Contents in, Spellings spellings, HotSpot jvm) {
        this.in = in;
        this.spellings = spellings;
        this.jvm = jvm;
        this.spelling = new Spelling(new byte[0], 0, false);
    }

    static byte[] ascii(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }

    void open() {
        spelling = new Spelling(in.bytes, in.major(), jvm.takesSlashAtEnd());
        shift = in.major() >= Spelling.FIRST_WITH_ANY_LETTER ? 0 : OLD;
        if (variables.length < in.count()) {
            variables = new byte[in.count() * 2];
        } else {
            Arrays.fill(variables, 0, in.count(), (byte) 0);
        }
    }

    /** Also a text that is named by nobody. */
    void mustBeSpelled(int text) {
        int number = in.number(text);
        int how = Utf8.lenient(in.major()) ? SPELLED_SOMEHOW : SPELLED;
        if (number != 0 && number < found.length && (found[number] & how) != 0) {
            return;
        }
        if (!Utf8.legal(in.bytes, in.textFrom(text), in.textTo(text), in.major())) {
            throw BadFormat.of("constant " + text + " is a text with bytes that spell nothing");
        }
        if (number != 0 && number < found.length) {
            found[number] |= (short) how;
        }
    }

    private boolean known(int text, int what) {
        int number = in.number(text, spellings);
        if (number >= found.length) {
            found = Arrays.copyOf(found, Math.max(number + 1, number * 2));
            places = Arrays.copyOf(places, found.length);
        }
        return number != 0 && (found[number] & what << shift) != 0;
    }

    private void know(int text, int what) {
        found[in.number(text)] |= (short) (what << shift);
    }

    boolean is(int text, byte[] word) {
        return Arrays.equals(in.bytes, in.textFrom(text), in.textTo(text), word, 0, word.length);
    }

    boolean isInit(int text) {
        return in.textLength(text) == INIT.length && special(text) && is(text, INIT);
    }

    boolean isClinit(int text) {
        return in.textLength(text) == CLINIT.length && special(text) && is(text, CLINIT);
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
        if (!known(text, CLASS_NAME)) {
            if (!spelling.className(in.textFrom(text), in.textTo(text))) {
                throw BadFormat.of("'" + quoted(text) + "' is no name of a class");
            }
            know(text, CLASS_NAME);
        }
    }

    void mustNameField(int text) {
        if (!known(text, FIELD_NAME)) {
            mustSpellField(text);
            know(text, FIELD_NAME);
        }
    }

    /** Nobody else asks for most of these names. */
    void mustNameVariable(int text) {
        if (in.number(text) != 0) {
            mustNameField(text);
        } else if (variables[text] == 0) {
            mustSpellField(text);
            variables[text] = 1;
        }
    }

    private void mustSpellField(int text) {
        if (!spelling.fieldName(in.textFrom(text), in.textTo(text))) {
            throw BadFormat.of("'" + quoted(text) + "' is no name of a field or variable");
        }
    }

    void mustNameMethod(int text) {
        if (!known(text, METHOD_NAME)) {
            boolean legal = special(text)
                    ? isInit(text) || isClinit(text)
                    : spelling.methodName(in.textFrom(text), in.textTo(text));
            if (!legal) {
                throw BadFormat.of("'" + quoted(text) + "' is no name of a method");
            }
            know(text, METHOD_NAME);
        }
    }

    void mustBeFieldType(int text) {
        if (!known(text, FIELD_TYPE)) {
            if (!spelling.fieldType(in.textFrom(text), in.textTo(text))) {
                throw BadFormat.of("'" + quoted(text) + "' is no type of a field or variable");
            }
            know(text, FIELD_TYPE);
        }
    }

    /** @return how many places its parameters take, a long or double two */
    int mustBeMethodType(int text) {
        if (!known(text, METHOD_TYPE)) {
            int size = spelling.parameters(in.textFrom(text), in.textTo(text), false);
            if (size < 0) {
                throw BadFormat.of("'" + quoted(text) + "' is no type of a method");
            }
            places[in.number(text)] = (short) Math.min(size, Short.MAX_VALUE);
            know(text, METHOD_TYPE);
        }
        return places[in.number(text)];
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
