package dev.cofferdam.gate.format;

import dev.cofferdam.gate.classfile.Spellings;
import dev.cofferdam.gate.verify.ConstantIndex;

/** The bytes of a class file: numbers by offset, constants by index. One instance is used for class after class. */
final class Contents {

    byte[] bytes = new byte[0];
    private int[] offsets = new int[0];
    private int[] numbers = new int[0];
    private int count;
    /** The kind of each constant; 0 where there is none. */
    private byte[] tags = new byte[0];

    private int major;

    void open(ConstantIndex file) {
        bytes = file.bytes();
        offsets = file.offsets();
        numbers = file.numbers();
        tags = file.tags();
        count = file.count();
        major = u2(6);
    }

    int u1(int offset) {
        return bytes[offset] & 0xFF;
    }

    int u2(int offset) {
        return (bytes[offset] & 0xFF) << 8 | bytes[offset + 1] & 0xFF;
    }

    int s4(int offset) {
        return u2(offset) << 16 | u2(offset + 2);
    }

    int major() {
        return major;
    }

    int count() {
        return count;
    }

    /** The offset of a constant that is there. */
    int at(int constant) {
        return offsets[constant];
    }

    /** The kind of the constant; 0 when there is none at that index. */
    int tag(int constant) {
        return constant < count ? tags[constant] : 0;
    }

    boolean is(int constant, int tag) {
        return constant < count && tags[constant] == tag;
    }

    /** @throws BadFormat when it is of another kind, or not there */
    void must(int constant, int tag, String use) {
        if (!is(constant, tag)) {
            throw BadFormat.of(use + " is constant " + constant + ", which is of another kind");
        }
    }

    /** The first number in a constant. */
    int first(int constant) {
        return u2(offsets[constant] + 1);
    }

    /** The second number in a constant that starts with one of two bytes. */
    int second(int constant) {
        return u2(offsets[constant] + 3);
    }

    /** The number of a text among all; 0 when it was not asked for yet. */
    int number(int text) {
        return numbers[text];
    }

    /** The number of a text among all; 0 when it has none. */
    int number(int text, Spellings spellings) {
        if (numbers[text] == 0) {
            int from = textFrom(text);
            numbers[text] = spellings.number(bytes, from, textTo(text) - from);
        }
        return numbers[text];
    }

    int textFrom(int text) {
        return offsets[text] + 3;
    }

    int textLength(int text) {
        return u2(offsets[text] + 1);
    }

    int textTo(int text) {
        int at = offsets[text];
        return at + 3 + u2(at + 1);
    }
}
