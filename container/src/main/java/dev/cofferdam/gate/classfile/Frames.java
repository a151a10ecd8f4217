package dev.cofferdam.gate.classfile;

import java.util.function.IntConsumer;

/**
 * The stack map frames of a method (JVMS 4.7.4): which classes the values have that the compiler claims at a join. Ends where
 * something does not fit, for old class files may hold what they like there.
 */
final class Frames {
    private static final byte[] NAME = ClassLayout.ascii("StackMapTable");
    private static final int OBJECT = 7;
    private static final int UNINITIALIZED = 8;

    private final ConstantPool in;
    private final int end;
    private final IntConsumer sink;
    private int at;

    private Frames(ConstantPool in, ClassLayout.Attribute attribute, IntConsumer sink) {
        this.in = in;
        this.at = attribute.offset();
        this.end = attribute.offset() + attribute.length();
        this.sink = sink;
    }

    /** Hands over the constant of each class that a frame of the method names. */
    static void classes(ConstantPool in, ClassLayout layout, ClassLayout.Code code, IntConsumer sink) {
        layout.attribute(code.attributes(), NAME).ifPresent(attribute -> new Frames(in, attribute, sink).all());
    }

    private void all() {
        for (int left = u2(); left > 0 && at < end; left--) {
            int kind = in.u1(at++);
            if (kind < 64) {
                continue;
            }
            if (kind < 128) {
                types(1);
            } else if (kind < 247) {
                return;
            } else {
                at += 2;
                far(kind);
            }
        }
    }

    private void far(int kind) {
        if (kind == 247) {
            types(1);
        } else if (kind == 255) {
            types(u2());
            types(u2());
        } else if (kind > 251) {
            types(kind - 251);
        }
    }

    private void types(int count) {
        for (int left = count; left > 0 && at < end; left--) {
            int tag = in.u1(at++);
            if (tag == OBJECT) {
                sink.accept(in.u2(at));
            }
            at += tag == OBJECT || tag == UNINITIALIZED ? 2 : 0;
        }
    }

    private int u2() {
        at += 2;
        return at <= end ? in.u2(at - 2) : 0;
    }
}
