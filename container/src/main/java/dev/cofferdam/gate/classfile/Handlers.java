package dev.cofferdam.gate.classfile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A method's exception table (JVMS 4.7.3), without the handlers that a {@code finally} leaves. */
final class Handlers {

    /** One row: the instructions it guards and the constant that names what it catches. */
    record Handler(int from, int to, int at, int catchType) {
        boolean guards(int pc) {
            return from <= pc && pc < to;
        }
    }

    private final List<Handler> handlers;

    private Handlers(List<Handler> handlers) {
        this.handlers = handlers;
    }

    static Handlers of(ConstantPool pool, ClassLayout.Code code) {
        int count = pool.u2(code.handlers());
        if (count == 0) {
            return new Handlers(List.of());
        }
        List<Handler> handlers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int at = code.handlers() + 2 + 8 * i;
            int type = pool.u2(at + 6);
            if (type != 0) {
                handlers.add(new Handler(pool.u2(at), pool.u2(at + 2), pool.u2(at + 4), type));
            }
        }
        return new Handlers(handlers);
    }

    Stream<Handler> all() {
        return handlers.stream();
    }
}
