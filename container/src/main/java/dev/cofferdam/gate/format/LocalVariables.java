package dev.cofferdam.gate.format;

import dev.cofferdam.gate.classfile.Tags;
import java.util.Arrays;

/**
 * The local variables that debuggers are told of (JVMS 4.7.13, 4.7.14). All tables of a method count as one; no variable is told of
 * twice, and each generic type belongs to one of them.
 */
final class LocalVariables {
    private static final int ROW = 10;
    private static final int FIRST_WITHOUT_DUPLICATES = 49;

    private final Contents in;
    private final LegalTexts names;
    private final AttributeTable attributes;
    private final Keys known = new Keys();
    private final Keys typed = new Keys();
    private int codeLength;
    private int maxLocals;

    LocalVariables(Contents in, LegalTexts names, AttributeTable attributes) {
        this.in = in;
        this.names = names;
        this.attributes = attributes;
    }

    /** For the next method. */
    void open(int length, int locals) {
        codeLength = length;
        maxLocals = locals;
        known.size = 0;
        typed.size = 0;
    }

    void table(int content, int length) {
        rows(Attribute.LOCAL_VARIABLES, content, length, known);
    }

    void types(int content, int length) {
        rows(Attribute.LOCAL_VARIABLE_TYPES, content, length, typed);
    }

    private void rows(Attribute attribute, int content, int length, Keys keys) {
        attributes.mustHoldRows(attribute, content, length, ROW);
        for (int at = content + 2; at < content + length; at += ROW) {
            int from = in.u2(at);
            if (from >= codeLength || from + in.u2(at + 2) > codeLength) {
                throw BadFormat.of("its attribute " + attribute.word() + " has a variable in what is not its code");
            }
            int name = in.u2(at + 4);
            int type = in.u2(at + 6);
            in.must(name, Tags.UTF8, "the name of a local variable");
            in.must(type, Tags.UTF8, "the type of a local variable");
            names.mustNameVariable(name);
            int places = attribute == Attribute.LOCAL_VARIABLES ? places(type) : 1;
            if (in.u2(at + 8) + places > maxLocals) {
                throw BadFormat.of("its attribute " + attribute.word() + " has more variables than it claims to need");
            }
            keys.add((long) in.s4(at) << 32 | (long) name << 16 | in.u2(at + 8));
        }
    }

    private int places(int type) {
        names.mustBeFieldType(type);
        return names.starts(type, 'J') || names.starts(type, 'D') ? 2 : 1;
    }

    /** When all tables of the method are read. */
    void close() {
        if (known.size == 0) {
            return;
        }
        if (known.duplicates() && in.major() >= FIRST_WITHOUT_DUPLICATES) {
            throw BadFormat.of("its attribute LocalVariableTable has a variable twice");
        }
        if (typed.size > 0) {
            if (typed.duplicates()) {
                throw BadFormat.of("its attribute LocalVariableTypeTable has a variable twice");
            }
            if (!typed.allIn(known)) {
                throw BadFormat.of(
                        "its attribute LocalVariableTypeTable has a variable that LocalVariableTable has not");
            }
        }
    }

    /** What a row is known by: where the variable is, its name, its place. */
    private static final class Keys {
        private static final int FEW = 12;

        private long[] all = new long[16];
        private int size;

        void add(long key) {
            if (all.length == size) {
                all = Arrays.copyOf(all, size * 2);
            }
            all[size++] = key;
        }

        /** Sorts them when they are many. */
        boolean duplicates() {
            if (size > FEW) {
                Arrays.sort(all, 0, size);
                for (int i = 1; i < size; i++) {
                    if (all[i] == all[i - 1]) {
                        return true;
                    }
                }
                return false;
            }
            for (int i = 1; i < size; i++) {
                for (int j = 0; j < i; j++) {
                    if (all[i] == all[j]) {
                        return true;
                    }
                }
            }
            return false;
        }

        /** To be called after both were looked through for duplicates. */
        boolean allIn(Keys others) {
            for (int i = 0; i < size; i++) {
                if (!others.has(all[i])) {
                    return false;
                }
            }
            return true;
        }

        private boolean has(long key) {
            if (size > FEW) {
                return Arrays.binarySearch(all, 0, size, key) >= 0;
            }
            for (int i = 0; i < size; i++) {
                if (all[i] == key) {
                    return true;
                }
            }
            return false;
        }
    }
}
