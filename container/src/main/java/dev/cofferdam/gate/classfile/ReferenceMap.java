package dev.cofferdam.gate.classfile;

import java.util.Arrays;
import java.util.function.Function;

/**
 * What is known of references that one reader read, by their numbers. Of references without a number nothing is ever known.
 *
 * @param <T> what is known of a reference
 */
public final class ReferenceMap<T> {
    private static final int MIX = 0x9E3779B9;

    private int[] numbers = emptyNumbers(64);
    private Object[] values = new Object[64];
    private int size;

    private static int[] emptyNumbers(int length) {
        int[] numbers = new int[length];
        Arrays.fill(numbers, -1);
        return numbers;
    }

    /** Whether anything is known. */
    public boolean knows(Reference reference) {
        return reference.number() >= 0 && numbers[slot(reference.number())] >= 0;
    }

    /** What is known, which is worked out if it is not. */
    @SuppressWarnings("unchecked") // only put writes values
    public T get(Reference reference, Function<Reference, T> unknown) {
        if (knows(reference)) {
            return (T) values[slot(reference.number())];
        }
        T value = unknown.apply(reference);
        put(reference, value);
        return value;
    }

    /** Notes what is known from now on. */
    public void put(Reference reference, T value) {
        if (reference.number() >= 0) {
            put(reference.number(), value);
            if (size > numbers.length / 2) {
                grow();
            }
        }
    }

    private void put(int number, Object value) {
        int slot = slot(number);
        size += numbers[slot] < 0 ? 1 : 0;
        numbers[slot] = number;
        values[slot] = value;
    }

    private int slot(int number) {
        int mask = numbers.length - 1;
        int slot = (number * MIX >>> 7) & mask;
        while (numbers[slot] >= 0 && numbers[slot] != number) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        int[] numbersBefore = numbers;
        Object[] valuesBefore = values;
        numbers = emptyNumbers(numbersBefore.length * 2);
        values = new Object[numbersBefore.length * 2];
        size = 0;
        for (int i = 0; i < numbersBefore.length; i++) {
            if (numbersBefore[i] >= 0) {
                put(numbersBefore[i], valuesBefore[i]);
            }
        }
    }
}
