package dev.cofferdam.gate.format;

/**
 * Whether texts are names and descriptors (JVMS 4.2, 4.3), by their bytes. Before version 49 a name has to be an identifier of the
 * Java language.
 */
final class Spelling {
    static final int FIRST_WITH_ANY_LETTER = 49;
    private static final int MOST_DIMENSIONS = 255;
    private static final boolean[] PRIMITIVES = new boolean[128];
    private static final long DOT = Words8.of('.');
    private static final long SEMICOLON = Words8.of(';');
    private static final long BRACKET = Words8.of('[');
    private static final long SLASH = Words8.of('/');
    private static final long GREATER = Words8.of('>');
    /** The bit in which {@code <} and {@code >} differ. */
    private static final long ANGLE_BIT = Words8.of((char) 2);
    /** The bit in which a dot and a slash differ. */
    private static final long SLASH_BIT = Words8.of((char) 1);

    static {
        for (char letter : "BCDFIJSZ".toCharArray()) {
            PRIMITIVES[letter] = true;
        }
    }

    private final byte[] bytes;
    private final boolean anyLetter;
    private final boolean slashAtEnd;

    /** @param slashAtEnd whether an old name of a class may have one */
    Spelling(byte[] bytes, int major, boolean slashAtEnd) {
        this.bytes = bytes;
        this.slashAtEnd = slashAtEnd;
        this.anyLetter = major >= FIRST_WITH_ANY_LETTER;
    }

    /** A class's internal name, or the descriptor of an array. */
    boolean className(int from, int to) {
        if (from < to && bytes[from] == '[') {
            return pastType(from, to) == to;
        }
        return anyLetter
                ? internalName(from, to)
                : Identifiers.past(bytes, from, to, true) == to && (slashAtEnd || bytes[to - 1] != '/');
    }

    boolean fieldName(int from, int to) {
        return anyLetter ? from < to && !anyOf(from, to, false) : Identifiers.past(bytes, from, to, false) == to;
    }

    /** Those of initialisers are no others' business. */
    boolean methodName(int from, int to) {
        return anyLetter ? from < to && !anyOf(from, to, true) : Identifiers.past(bytes, from, to, false) == to;
    }

    boolean fieldType(int from, int to) {
        return pastType(from, to) == to;
    }

    /**
     * How many places the parameters of a method's descriptor take, a long or double two.
     *
     * @param initializer whether it has to return nothing
     * @return -1 when it is none
     */
    int parameters(int from, int to, boolean initializer) {
        if (from >= to || bytes[from] != '(') {
            return -1;
        }
        int at = from + 1;
        int places = 0;
        while (at < to && bytes[at] != ')') {
            places += bytes[at] == 'J' || bytes[at] == 'D' ? 2 : 1;
            at = pastType(at, to);
            if (at < 0) {
                return -1;
            }
        }
        boolean nothing = at + 2 == to && bytes[at + 1] == 'V';
        return at < to && (nothing || !initializer && pastType(at + 1, to) == to) ? places : -1;
    }

    /** The offset behind a field's descriptor; -1 when there is none. */
    private int pastType(int from, int to) {
        int at = from;
        while (at < to && bytes[at] == '[') {
            at++;
        }
        if (at >= to || at - from > MOST_DIMENSIONS) {
            return -1;
        }
        if (bytes[at] != 'L') {
            return PRIMITIVES[bytes[at] & 0x7F] && bytes[at] > 0 ? at + 1 : -1;
        }
        if (!anyLetter) {
            int past = Identifiers.past(bytes, at + 1, to, true);
            return past >= 0 && past < to && bytes[past] == ';' ? past + 1 : -1;
        }
        int end = pastName(at + 1, to);
        return end > at + 1 && end < to && bytes[end] == ';' && bytes[end - 1] != '/' ? end + 1 : -1;
    }

    /** Parts with a slash between each two, of any letters but some. */
    private boolean internalName(int from, int to) {
        return from < to && bytes[to - 1] != '/' && pastName(from, to) == to;
    }

    /** The offset of the first letter that is in no name of a class; -1 when a slash is first, or behind another. */
    private int pastName(int from, int to) {
        if (from < to && bytes[from] == '/') {
            return -1;
        }
        for (int at = from; at < to; at += Words8.LENGTH) {
            long eight = Words8.upTo(bytes, at, to);
            long doubled = Words8.zeroes((eight ^ SLASH) | (Words8.upTo(bytes, at + 1, to) ^ SLASH));
            long ends = Words8.zeroes(eight ^ DOT) | Words8.zeroes(eight ^ SEMICOLON) | Words8.zeroes(eight ^ BRACKET);
            if ((ends | doubled) != 0) {
                boolean endsFirst = ends != 0 && (doubled == 0 || Words8.index(ends) < Words8.index(doubled));
                return endsFirst ? at + Words8.index(ends) : -1;
            }
        }
        return to;
    }

    /** Whether one of the letters is there that no name of a member has. */
    private boolean anyOf(int from, int to, boolean angles) {
        for (int at = from; at < to; at += Words8.LENGTH) {
            long eight = Words8.upTo(bytes, at, to);
            long found = Words8.zeroes((eight | SLASH_BIT) ^ SLASH)
                    | Words8.zeroes(eight ^ SEMICOLON)
                    | Words8.zeroes(eight ^ BRACKET);
            if (found != 0 || angles && Words8.zeroes((eight | ANGLE_BIT) ^ GREATER) != 0) {
                return true;
            }
        }
        return false;
    }
}
