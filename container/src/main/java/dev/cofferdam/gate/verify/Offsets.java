package dev.cofferdam.gate.verify;

import dev.cofferdam.gate.classfile.Tags;
import java.util.Arrays;

/** The offsets of a method at which instructions start. One instance is used for method after method. */
final class Offsets {
    private int[] marks = new int[256];
    private int length;
    private int number;

    /** Forgets those of the method before. */
    void forMethod(int codeLength) {
        length = codeLength;
        if (marks.length < codeLength) {
            marks = new int[codeLength * 2];
        }
        if (++number == Integer.MAX_VALUE) {
            Arrays.fill(marks, 0);
            number = 1;
        }
    }

    void add(int pc) {
        marks[pc] = number;
    }

    boolean contains(int pc) {
        return pc >= 0 && pc < length && marks[pc] == number;
    }

    /** What an exception table names are instructions and classes; a range may end behind the last instruction. */
    void mustHold(ClassBytes in, MethodCode method) {
        for (int row = 0; row < method.handlerCount; row++) {
            int to = method.handlerTo(in, row);
            boolean sound = contains(method.handlerFrom(in, row))
                    && (to == length || contains(to))
                    && contains(method.handlerAt(in, row));
            if (!sound) {
                throw Refused.format("its exception table names an offset at which no instruction starts");
            }
            int caught = method.handlerCatches(in, row);
            if (caught != 0 && in.tag(caught) != Tags.CLASS) {
                throw Refused.format("its exception table names a class that is none");
            }
            if (method.handlerFrom(in, row) >= to) {
                throw Refused.format("its exception table has an empty range");
            }
        }
    }
}
