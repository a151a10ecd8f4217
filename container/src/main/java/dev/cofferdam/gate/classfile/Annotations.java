package dev.cofferdam.gate.classfile;

import java.util.HashSet;
import java.util.Set;

/** The annotations of a class (JVMS 4.7.16, 4.7.17): their types alone. */
final class Annotations {
    private static final int DEEPEST = 16;

    private final ConstantPool pool;
    private int at;

    private Annotations(ConstantPool pool, int start) {
        this.pool = pool;
        this.at = start;
    }

    /**
     * The descriptors of the annotation types in an attribute that starts at an offset, up to where it is malformed: the JVM
     * links a class whatever is in there.
     */
    static Set<String> types(ConstantPool pool, int start) {
        Set<String> types = new HashSet<>();
        try {
            new Annotations(pool, start).all(types);
        } catch (MalformedClassException | IndexOutOfBoundsException malformed) {
            return types;
        }
        return types;
    }

    private void all(Set<String> types) {
        for (int left = u2(); left > 0; left--) {
            types.add(annotation(DEEPEST));
        }
    }

    private String annotation(int deeper) {
        String type = pool.text(u2());
        for (int left = u2(); left > 0; left--) {
            at += 2;
            skipValue(deeper);
        }
        return type;
    }

    private void skipValue(int deeper) {
        if (deeper == 0) {
            throw new MalformedClassException("annotations nested too deep");
        }
        int tag = pool.u1(at++);
        switch (tag) {
            case 'e' -> at += 4;
            case '@' -> annotation(deeper - 1);
            case '[' -> {
                for (int left = u2(); left > 0; left--) {
                    skipValue(deeper - 1);
                }
            }
            default -> at += 2;
        }
    }

    private int u2() {
        at += 2;
        return pool.u2(at - 2);
    }
}
