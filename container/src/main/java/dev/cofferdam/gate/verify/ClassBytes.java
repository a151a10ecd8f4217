package dev.cofferdam.gate.verify;

import dev.cofferdam.gate.classfile.Decoder;
import dev.cofferdam.gate.classfile.Spellings;
import dev.cofferdam.gate.classfile.Tags;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A class file of which the layout is known to be sound: numbers by offset, constants by index. What types a constant names is
 * worked out once a class. One instance is used for class after class.
 */
final class ClassBytes {

    private static final byte[] INIT = "<init>".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CODE = "Code".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FRAMES = "StackMapTable".getBytes(StandardCharsets.US_ASCII);

    /** What is known of a method: {@link #METHOD_KNOWN}, these, and where its signature starts. */
    static final int OF_INTERFACE = 1 << 30;

    static final int SPECIAL = 1 << 29;
    static final int CONSTRUCTOR = 1 << 28;

    /** What is known of a field: this, and the kind of its value. */
    private static final int FIELD_KNOWN = 1 << 30;

    private static final int METHOD_KNOWN = 1 << 31;
    private static final int MOST_SIGNATURES = 1 << 26;

    byte[] bytes = new byte[0];
    private int[] offsets = new int[0];
    private byte[] tags = new byte[0];
    private int[] numbers = new int[0];
    private int count;
    private final Spellings spellings;
    private final ClassNames names;
    private final Descriptors descriptors;
    private int[] known = new int[256];
    /** The number of the name of constructors among all texts. */
    private final int init;
    /** The constants of some names, as all methods have the same. */
    private int code;

    private int frames;

    /**
     * @param spellings numbers texts
     * @param names of all classes in question
     */
    ClassBytes(Spellings spellings, ClassNames names) {
        this.spellings = spellings;
        this.names = names;
        this.descriptors = new Descriptors(names);
        this.init = spellings.number(INIT, 0, INIT.length);
    }

    void open(ConstantIndex constants) {
        bytes = constants.bytes();
        offsets = constants.offsets();
        tags = constants.tags();
        numbers = constants.numbers();
        count = constants.count();
        descriptors.forClass();
        code = 0;
        frames = 0;
        if (known.length < count) {
            known = new int[count * 2];
        } else {
            Arrays.fill(known, 0, count, 0);
        }
    }

    int u1(int offset) {
        return bytes[offset] & 0xFF;
    }

    int u2(int offset) {
        return (bytes[offset] & 0xFF) << 8 | bytes[offset + 1] & 0xFF;
    }

    int s2(int offset) {
        return bytes[offset] << 8 | bytes[offset + 1] & 0xFF;
    }

    int s4(int offset) {
        return u2(offset) << 16 | u2(offset + 2);
    }

    int major() {
        return u2(6);
    }

    /** The kind of the constant; 0 when there is none at that index. */
    int tag(int constant) {
        return constant < count ? tags[constant] : 0;
    }

    private int at(int constant, int tag) {
        if (tag(constant) != tag) {
            throw Refused.format("constant " + constant + " is of another kind than its use needs");
        }
        return offsets[constant];
    }

    /** The constant that names the owner of a member. */
    int owner(int member) {
        return u2(offsets[member] + 1);
    }

    /** The text constant with the name of a member or call site. */
    int name(int member) {
        return u2(at(u2(offsets[member] + 3), Tags.NAME_AND_TYPE) + 1);
    }

    /** The text constant with the descriptor of a member, a call site or a dynamic constant. */
    int descriptor(int member) {
        return u2(at(u2(offsets[member] + 3), Tags.NAME_AND_TYPE) + 3);
    }

    /** The text constant with the name of a class. */
    int className(int constant) {
        return u2(at(constant, Tags.CLASS) + 1);
    }

    private int textAt(int text) {
        return at(text, Tags.UTF8) + 3;
    }

    private int textLength(int text) {
        return u2(at(text, Tags.UTF8) + 1);
    }

    /** The number of a text among all. */
    private int spelling(int text) {
        int from = textAt(text);
        if (numbers[text] == 0) {
            numbers[text] = spellings.number(bytes, from, textLength(text));
        }
        return numbers[text];
    }

    boolean isInit(int text) {
        int number = tag(text) == Tags.UTF8 ? numbers[text] : 0;
        return number == 0 ? is(text, INIT) : number == init;
    }

    /** Whether it names the attribute with a method's code. */
    boolean isCode(int text) {
        return text == code || is(text, CODE) && (code = text) != 0;
    }

    /** Whether it names the attribute with a method's frames. */
    boolean isFrames(int text) {
        return text == frames || is(text, FRAMES) && (frames = text) != 0;
    }

    boolean is(int text, byte[] word) {
        int at = at(text, Tags.UTF8) + 3;
        return u2(at - 2) == word.length && Arrays.equals(bytes, at, at + word.length, word, 0, word.length);
    }

    /** Whether it starts as the names of initialisers do. */
    boolean special(int text) {
        return textLength(text) > 0 && bytes[textAt(text)] == '<';
    }

    boolean sameText(int one, int other) {
        if (one == other) {
            return true;
        }
        int first = textAt(one);
        int second = textAt(other);
        return Arrays.equals(bytes, first, first + textLength(one), bytes, second, second + textLength(other));
    }

    boolean sameClass(int one, int other) {
        return one == other || sameText(className(one), className(other));
    }

    /** As people read it; only for words. */
    String text(int constant) {
        return new String(bytes, textAt(constant), textLength(constant), StandardCharsets.UTF_8);
    }

    String text(int constant, Decoder decoder) {
        return decoder.text(bytes, textAt(constant), textLength(constant));
    }

    /** The kind of an object of a class, or of an array, by its class constant. */
    int kindOfClass(int constant) {
        int kind = tag(constant) == Tags.CLASS ? known[constant] : 0;
        if (kind == 0) {
            int text = className(constant);
            int from = textAt(text);
            int length = textLength(text);
            kind = length > 0 && bytes[from] == '['
                    ? descriptors.ofField(bytes, from, from + length)
                    : Kinds.ofClass(names.number(spelling(text)));
            known[constant] = kind;
        }
        return kind;
    }

    /** The kind of a value of a field, by the text constant of its descriptor. */
    int kindOfField(int text) {
        int kind = text < count ? known[text] : 0;
        if (kind <= 0) {
            int from = textAt(text);
            kind = descriptors.ofField(spelling(text), bytes, from, from + textLength(text));
            known[text] = kind;
        }
        return kind;
    }

    /** The kind of an object of the class with that name, which is no array's. */
    int kindOfName(int constant) {
        return Kinds.ofClass(names.number(spelling(className(constant))));
    }

    /**
     * What an instruction that calls a method has to know: {@link #OF_INTERFACE}, {@link #SPECIAL}, {@link #CONSTRUCTOR} and the
     * start of its signature; 0 when the constant is no method.
     */
    int method(int constant) {
        if (constant >= count) {
            return 0;
        }
        int all = known[constant];
        return all < 0 ? all & ~METHOD_KNOWN : knowMethod(constant);
    }

    private int knowMethod(int constant) {
        int tag = tag(constant);
        if (tag != Tags.METHOD && tag != Tags.INTERFACE_METHOD) {
            return 0;
        }
        int nameAndType = at(u2(offsets[constant] + 3), Tags.NAME_AND_TYPE);
        int name = u2(nameAndType + 1);
        int start = signatureOf(u2(nameAndType + 3));
        if (start >= MOST_SIGNATURES) {
            throw new Beyond();
        }
        int all = start
                | (tag == Tags.INTERFACE_METHOD ? OF_INTERFACE : 0)
                | (special(name) ? SPECIAL | (isInit(name) ? CONSTRUCTOR : 0) : 0);
        kindOfClass(owner(constant));
        known[constant] = METHOD_KNOWN | all;
        return all;
    }

    static int signatureStart(int method) {
        return method & MOST_SIGNATURES - 1;
    }

    /** The kind of a field's value; {@link Kinds#TOP} when the constant is no field. */
    int field(int constant) {
        if (constant >= count) {
            return Kinds.TOP;
        }
        int all = known[constant];
        return all > FIELD_KNOWN ? all & ~FIELD_KNOWN : knowField(constant);
    }

    private int knowField(int constant) {
        if (tag(constant) != Tags.FIELD) {
            return Kinds.TOP;
        }
        int kind = kindOfField(descriptor(constant));
        kindOfClass(owner(constant));
        known[constant] = FIELD_KNOWN | kind;
        return kind;
    }

    /** Where the signature of a method's descriptor starts, see {@link Descriptors#ofMethod}. */
    int signatureOf(int text) {
        int start = text < count ? -known[text] : 0;
        if (start <= 0) {
            int from = textAt(text);
            start = descriptors.ofMethod(spelling(text), bytes, from, from + textLength(text));
            known[text] = -start;
        }
        return start;
    }

    int signature(int index) {
        return descriptors.signature(index);
    }
}
