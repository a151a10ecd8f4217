package dev.cofferdam.gate.classfile;

import java.util.Arrays;

/**
 * What is known of references that one reader read, by their numbers. Of references without a number nothing is ever known.
 *
 * @param <T> what is known of a reference
 */
public final class ReferenceMap<T> {
    private static final int LEAST = 64;

    private Object[] values = new Object[0];
    /** The number that the first value is of: those of one jar follow each other. */
    private int first;

    /** What is known, else what is handed in: asked for each of very many references. */
    @SuppressWarnings("unchecked") // only put writes values
    public T get(Reference reference, T otherwise) {
        int at = reference.number() - first;
        boolean within = at >= 0 && at < values.length && reference.number() >= 0;
        return within && values[at] != null ? (T) values[at] : otherwise;
    }

    /** Notes what is known from now on. */
    public void put(Reference reference, T value) {
        if (reference.number() >= 0) {
            makeRoom(reference.number());
            values[reference.number() - first] = value;
        }
    }

    private void makeRoom(int number) {
        if (values.length == 0) {
            first = Math.max(0, number - LEAST / 2);
            values = new Object[LEAST];
        } else if (number < first) {
            int start = Math.max(0, Math.min(number, first - values.length));
            Object[] before = values;
            values = new Object[before.length + first - start];
            System.arraycopy(before, 0, values, first - start, before.length);
            first = start;
        } else if (number - first >= values.length) {
            values = Arrays.copyOf(values, Math.max(number - first + 1, values.length * 2));
        }
    }
}
