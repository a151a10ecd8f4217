package dev.cofferdam.gate.format;

import dev.cofferdam.gate.classfile.Tags;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What a class tells of inner classes (JVMS 4.7.6). */
final class InnerClasses {
    private static final int ROW = 8;
    private static final int FIRST_WITH_LENGTH = 49;
    /** JVMS 4.7.6: other flags are ignored; those of modules came with version 53. */
    private static final int KNOWN_FLAGS = 0xF61F | Modifiers.SUPER;

    private final Contents in;
    private final LegalTexts names;

    InnerClasses(Contents in, LegalTexts names) {
        this.in = in;
        this.names = names;
    }

    /** Old class files may claim more than the attribute holds: the JVM then reads on. */
    void check(int content, int length, Modifiers modifiers) {
        int count = in.u2(content);
        for (int row = 0; row < count; row++) {
            row(content + 2 + ROW * row, modifiers);
        }
        duplicates(content + 2, count);
        if (in.major() >= FIRST_WITH_LENGTH) {
            AttributeTable.mustBe(Attribute.INNER_CLASSES, length, 2 + ROW * count);
        }
    }

    private void row(int at, Modifiers modifiers) {
        int inner = in.u2(at);
        int outer = in.u2(at + 2);
        int name = in.u2(at + 4);
        in.must(inner, Tags.CLASS, "an inner class");
        if (outer != 0) {
            in.must(outer, Tags.CLASS, "an outer class");
            if (names.starts(in.first(outer), '[')) {
                throw BadFormat.of("an outer class is an array");
            }
        }
        if (name != 0) {
            in.must(name, Tags.UTF8, "the name of an inner class");
        }
        if (inner == outer) {
            throw BadFormat.of("an inner class is its own outer class");
        }
        modifiers.ofClass(in.u2(at + 6) & KNOWN_FLAGS);
    }

    /**
     * No row comes twice. HotSpot looks at one row after the other and stops, content, at the first whose outer classes go in a circle, or
     * whose inner class is told of again in another way.
     */
    private void duplicates(int rows, int count) {
        if (count < 2 || in.major() < FIRST_WITH_LENGTH) {
            return;
        }
        int[] next = next(rows, count);
        if (Arrays.stream(next).allMatch(row -> row == 0)) {
            return;
        }
        Circles circles = new Circles(rows, count);
        for (int row = 0; row < count; row++) {
            if (circles.from(row)) {
                return;
            }
            if (next[row] > 0) {
                if (same(rows + ROW * row, rows + ROW * next[row])) {
                    throw BadFormat.of("it tells of an inner class twice");
                }
                return;
            }
        }
    }

    private boolean same(int one, int other) {
        int size = ROW - 2;
        int unlike = (in.u2(one + size) ^ in.u2(other + size)) & KNOWN_FLAGS;
        return Arrays.equals(in.bytes, one, one + size, in.bytes, other, other + size) && unlike == 0;
    }

    /** The next row with the same inner class; 0 where there is none. */
    private int[] next(int rows, int count) {
        int[] next = new int[count];
        int[] last = new int[in.count()];
        for (int row = count - 1; row >= 0; row--) {
            int inner = in.u2(rows + ROW * row);
            next[row] = last[inner];
            last[inner] = row;
        }
        return next;
    }

    /** From inner class to outer class, by name. */
    private final class Circles {
        private static final int UNKNOWN = 0;
        private static final int ENDS = 1;
        private static final int CIRCLE = 2;

        private final int rows;
        private final int[] outers;
        private final int[] known;

        Circles(int rows, int count) {
            this.rows = rows;
            Map<String, Integer> byName = new HashMap<>();
            for (int row = 0; row < count; row++) {
                byName.putIfAbsent(name(in.u2(rows + ROW * row)), row);
            }
            outers = new int[count];
            known = new int[count];
            for (int row = 0; row < count; row++) {
                int outer = in.u2(rows + ROW * row + 2);
                outers[row] = outer == 0 ? -1 : byName.getOrDefault(name(outer), -1);
            }
        }

        private String name(int inner) {
            int text = in.first(inner);
            return new String(
                    in.bytes, in.textFrom(text), in.textTo(text) - in.textFrom(text), StandardCharsets.ISO_8859_1);
        }

        boolean from(int start) {
            int row = start;
            while (row >= 0 && known[row] == UNKNOWN) {
                known[row] = CIRCLE; // if the way comes back here
                row = outers[row];
            }
            if (row < 0 || known[row] == ENDS) {
                for (int back = start; back >= 0 && known[back] == CIRCLE; back = outers[back]) {
                    known[back] = ENDS;
                }
            }
            return known[start] == CIRCLE;
        }
    }
}
