package dev.cofferdam.gate.classfile;

import dev.cofferdam.gate.verify.ConstantIndex;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The constant pool of a class file (JVMS 4.4), decoded as it is asked for. */
final class ConstantPool {

    private final byte[] bytes;
    private final int[] offsets;
    /** The kind of each constant; 0 where there is none. */
    private final byte[] tags;

    private final String[] texts;
    private final int[] numbers;
    private final SymbolPool symbols;
    private final int end;

    /** @param symbols makes equal strings one, as they are kept for long */
    ConstantPool(byte[] bytes, SymbolPool symbols) {
        this.bytes = bytes;
        this.symbols = symbols;
        int count = u2(8);
        offsets = new int[count];
        tags = new byte[count];
        texts = new String[count];
        numbers = new int[count];
        int at = 10;
        for (int i = 1; i < count; i++) {
            offsets[i] = at;
            byte tag = bytes[at];
            tags[i] = tag;
            at += size(tag, at);
            if (tag == 5 || tag == 6) {
                i++; // JVMS 4.4.5: long and double take two places
            }
        }
        end = at;
        u1(end);
    }

    private int size(int tag, int at) {
        return switch (tag) {
            case Tags.UTF8 -> 3 + u2(at + 1);
            case 3,
                    4,
                    Tags.FIELD,
                    Tags.METHOD,
                    Tags.INTERFACE_METHOD,
                    Tags.NAME_AND_TYPE,
                    Tags.DYNAMIC,
                    Tags.INVOKE_DYNAMIC -> 5;
            case 5, 6 -> 9;
            case Tags.CLASS, 8, Tags.METHOD_TYPE, 19, 20 -> 3;
            case Tags.METHOD_HANDLE -> 4;
            default -> throw new MalformedClassException("constant of unknown kind " + tag);
        };
    }

    /** The version of the class file. */
    int major() {
        return u2(6);
    }

    /** The offset right behind the pool. */
    int end() {
        return end;
    }

    /** JVMS 4.8: a class file is not cut short, and has nothing behind its last attribute. */
    void mustEnd(int offset) {
        if (offset != bytes.length) {
            throw new MalformedClassException(
                    offset > bytes.length ? "it is cut short" : "it has bytes behind its end");
        }
    }

    int count() {
        return offsets.length;
    }

    /** Where all of them are, for those who check the class. */
    ConstantIndex constants() {
        return new ConstantIndex(bytes, offsets, tags, numbers, end);
    }

    /** Whether there is a constant at the index: a long or double leaves the one behind it empty. */
    boolean present(int index) {
        return tags[index] != 0;
    }

    /** Whether there is a class constant at the index. */
    boolean isClass(int index) {
        return tags[index] == Tags.CLASS;
    }

    int tag(int index) {
        if (index <= 0 || index >= tags.length || tags[index] == 0) {
            throw new MalformedClassException("no constant " + index);
        }
        return tags[index];
    }

    /** The first number in a constant. */
    int first(int index) {
        return u2(at(index) + 1);
    }

    /** The second number in a constant that starts with one of two bytes. */
    int second(int index) {
        return u2(at(index) + 3);
    }

    int handleKind(int index) {
        return u1(at(index) + 1);
    }

    int handleMember(int index) {
        return u2(at(index) + 2);
    }

    /** The number of an int constant; 0 of any other. */
    int intValue(int index) {
        return tag(index) == 3 ? s4(at(index) + 1) : 0;
    }

    private int at(int index) {
        tag(index);
        return offsets[index];
    }

    /** The text constant with the name that a class constant has. */
    int classText(int index) {
        if (tag(index) != Tags.CLASS) {
            throw new MalformedClassException("constant " + index + " is no class");
        }
        return first(index);
    }

    /** The class that a class constant names: an internal name, or an array's descriptor. */
    String className(int index) {
        int text = classText(index);
        if (isEmpty(text)) {
            throw new MalformedClassException("constant " + index + " names no class");
        }
        return text(text);
    }

    String text(int index) {
        if (tag(index) != Tags.UTF8) {
            throw new MalformedClassException("constant " + index + " is no text");
        }
        if (texts[index] == null) {
            int number = number(index);
            int at = offsets[index];
            texts[index] = symbols.text(number, bytes, at + 3, u2(at + 1));
        }
        return texts[index];
    }

    /** The number of a text among the {@link Spellings} of the pool's symbols; 0 when it has none. */
    int number(int index) {
        if (tag(index) != Tags.UTF8) {
            throw new MalformedClassException("constant " + index + " is no text");
        }
        if (numbers[index] == 0) {
            int at = offsets[index];
            int length = u2(at + 1);
            Objects.checkFromIndexSize(at + 3, length, bytes.length);
            numbers[index] = symbols.spellings().number(bytes, at + 3, length);
        }
        return numbers[index];
    }

    /** All text constants. */
    Stream<String> texts() {
        return IntStream.range(1, offsets.length)
                .filter(index -> present(index) && tag(index) == Tags.UTF8)
                .mapToObj(this::text);
    }

    boolean isEmpty(int text) {
        return tag(text) == Tags.UTF8 && u2(offsets[text] + 1) == 0;
    }

    /** Whether the text constant is this one, without decoding it. Only for ASCII words. */
    boolean isText(int index, byte[] word) {
        if (tag(index) != Tags.UTF8) {
            return false;
        }
        int at = offsets[index];
        int length = u2(at + 1);
        return Arrays.equals(bytes, at + 3, at + 3 + length, word, 0, word.length);
    }

    int u1(int offset) {
        return bytes[offset] & 0xFF;
    }

    int u2(int offset) {
        return u1(offset) << 8 | u1(offset + 1);
    }

    /** A length of four bytes that has to lie inside the file. */
    int length(int offset) {
        int length = u2(offset) << 16 | u2(offset + 2);
        if (length < 0 || length > bytes.length - offset - 4) {
            throw new MalformedClassException("it is cut short");
        }
        return length;
    }

    int s4(int offset) {
        return u2(offset) << 16 | u2(offset + 2);
    }
}
