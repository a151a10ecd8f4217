package dev.cofferdam.gate.verify;

/**
 * The types of the verifier (JVMS 4.10.1.2) as numbers. A long or double is two of them, as it takes two places. A class is kept as
 * its number among {@link ClassNames}: which fits which is asked elsewhere, of what the plugin is wired to. Of arrays their
 * dimensions are kept and what is inside.
 */
final class Kinds {
    static final int TOP = 0;
    static final int INT = 1;
    static final int FLOAT = 2;
    static final int LONG = 3;
    static final int LONG_2ND = 4;
    static final int DOUBLE = 5;
    static final int DOUBLE_2ND = 6;
    static final int NULL = 7;
    static final int UNINITIALIZED_THIS = 8;
    /** With the offset of its {@code new} above the low bits. */
    static final int UNINITIALIZED = 9;
    /** With the offset of its subroutine above the low bits. */
    static final int RETURN_ADDRESS = 10;
    /** An object of some class; with the number of dimensions above the low bits an array of them, above these the class. */
    static final int REFERENCE = 16;

    static final int MOST_DIMENSIONS = 255;
    private static final int LOW_BITS = 5;
    private static final int LOW = (1 << LOW_BITS) - 1;
    static final int ONE_DIMENSION = 1 << LOW_BITS;
    private static final int DIMENSIONS = MOST_DIMENSIONS << LOW_BITS;
    private static final int CLASS_SHIFT = LOW_BITS + 8;
    /** So that the highest two bits stay free. */
    static final int MOST_CLASSES = (1 << 30 - CLASS_SHIFT) - 1;

    static final int THROWABLE = ofClass(ClassNames.THROWABLE);
    /** What arrays of primitives hold, from {@link #REFERENCE} + 1 on. */
    private static final String PRIMITIVES = "ZBCSIJFD";

    private static final byte[] OF_LETTER = new byte['Z' + 1];

    static {
        for (char letter : new char[] {'Z', 'B', 'C', 'S', 'I'}) {
            OF_LETTER[letter] = INT;
        }
        OF_LETTER['J'] = LONG;
        OF_LETTER['F'] = FLOAT;
        OF_LETTER['D'] = DOUBLE;
    }

    private Kinds() {}

    /** An object of the class with that number; 0 stands for any. */
    static int ofClass(int number) {
        return REFERENCE | number << CLASS_SHIFT;
    }

    /** The number of the class of an object, or of what an array holds; 0 when it is not known, or is a primitive. */
    static int classOf(int kind) {
        return (kind & LOW) >= REFERENCE ? kind >>> CLASS_SHIFT : 0;
    }

    /** That kind with so many dimensions, of a kind that has none. */
    static int array(int kind, int dimensions) {
        return kind | dimensions << LOW_BITS;
    }

    /** With an offset, {@link #UNINITIALIZED} or {@link #RETURN_ADDRESS}. */
    static int at(int kind, int offset) {
        return kind | offset << LOW_BITS;
    }

    /** The array of one dimension with primitives of that letter. */
    static int arrayOf(char letter) {
        return REFERENCE + 1 + PRIMITIVES.indexOf(letter) | ONE_DIMENSION;
    }

    /** A primitive's place among those an array can hold, on top of {@link #REFERENCE}; 0 for a letter that is none. */
    static int primitive(int letter) {
        return ofLetter(letter) == TOP ? 0 : PRIMITIVES.indexOf(letter) + 1;
    }

    /** The kind of a value that a descriptor's letter stands for; {@link #TOP} for a letter that is none. */
    static int ofLetter(int letter) {
        return letter >= 0 && letter < OF_LETTER.length ? OF_LETTER[letter] : TOP;
    }

    static boolean wide(int kind) {
        return kind == LONG || kind == DOUBLE;
    }

    static boolean secondHalf(int kind) {
        return kind == LONG_2ND || kind == DOUBLE_2ND;
    }

    /** A value of one place: a reference, initialised or not, an int, a float, a return address. */
    static boolean single(int kind) {
        return kind >= NULL || kind == INT || kind == FLOAT;
    }

    /** An object that can be used, or {@code null}. */
    static boolean reference(int kind) {
        return (kind & LOW) >= REFERENCE || kind == NULL;
    }

    /** Also one whose constructor has not run. */
    static boolean pointer(int kind) {
        return kind >= NULL && (kind & LOW) != RETURN_ADDRESS;
    }

    static boolean is(int kind, int wanted) {
        return (kind & LOW) == wanted;
    }

    /** The offset that was given to {@link #at}. */
    static int offset(int kind) {
        return kind >>> LOW_BITS;
    }

    static int dimensions(int kind) {
        return (kind & DIMENSIONS) >> LOW_BITS;
    }

    static boolean array(int kind) {
        return (kind & LOW) >= REFERENCE && (kind & DIMENSIONS) != 0;
    }

    private static boolean ofObjects(int kind) {
        return (kind & LOW) == REFERENCE;
    }

    /** Whether an array with elements that are references; {@code null} counts. */
    static boolean referenceArray(int kind) {
        return kind == NULL || array(kind) && (ofObjects(kind) || dimensions(kind) > 1);
    }

    /** What an array of references holds. */
    static int element(int kind) {
        return kind == NULL ? NULL : kind - ONE_DIMENSION;
    }

    /**
     * Whether a value of one kind can stand where another is needed, whatever the plugin is wired to. Every object fits every class
     * there. So does an array of primitives, which without frames is an object of some class, unless that is known to be no interface.
     */
    static boolean assignable(int from, int to) {
        if (from == to || to == TOP) {
            return true;
        }
        if ((to & LOW) < REFERENCE || !reference(from)) {
            return false;
        }
        if (from == NULL) {
            return true;
        }
        int more = dimensions(from) - dimensions(to);
        return more > 0
                ? ofObjects(to) && takesArrays(classOf(to), more == 1 && !ofObjects(from))
                : more == 0 && (from & LOW) == (to & LOW);
    }

    private static boolean takesArrays(int number, boolean ofPrimitives) {
        return number <= ClassNames.LAST_OF_ARRAYS || ofPrimitives && !ClassNames.noInterface(number);
    }

    /** Whether they are objects, or arrays of objects with as many dimensions. */
    static boolean sameButClass(int one, int other) {
        int beside = LOW | DIMENSIONS;
        return ofObjects(one) && (one & beside) == (other & beside);
    }

    /** What is known of a value that is one of two kinds, but for its class. */
    static int merge(int one, int other) {
        if (one == other) {
            return one;
        }
        if (!reference(one) || !reference(other)) {
            return TOP;
        }
        if (one == NULL || other == NULL) {
            return one == NULL ? other : one;
        }
        int fewer = dimensions(one) <= dimensions(other) ? one : other;
        int dimensions = dimensions(fewer);
        boolean objects =
                ofObjects(fewer) && (dimensions(one) != dimensions(other) || ofObjects(one) && ofObjects(other));
        return array(REFERENCE, Math.max(0, objects ? dimensions : dimensions - 1));
    }

    /** As people say it. */
    static String words(int kind) {
        return switch (kind & LOW) {
            case TOP -> "nothing usable";
            case INT -> "an int";
            case FLOAT -> "a float";
            case LONG -> "a long";
            case DOUBLE -> "a double";
            case LONG_2ND, DOUBLE_2ND -> "the second half of a value";
            case NULL -> "null";
            case UNINITIALIZED_THIS -> "'this' before its constructor ran";
            case UNINITIALIZED -> "a new object before its constructor ran";
            case RETURN_ADDRESS -> "a return address";
            default -> array(kind) ? "an array" : "a reference";
        };
    }
}
