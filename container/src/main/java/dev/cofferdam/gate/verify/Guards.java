package dev.cofferdam.gate.verify;

/** Tells at which instructions it matters that exception handlers are around them (JVMS 4.10.1.6). */
final class Guards {
    private final ClassBytes in;
    private final MethodCode method;
    private final Budget budget;
    private int first;
    private int last;
    private int next;

    Guards(ClassBytes in, MethodCode method, Budget budget) {
        this.in = in;
        this.method = method;
        this.budget = budget;
    }

    void forMethod() {
        first = Integer.MAX_VALUE;
        last = 0;
        for (int row = 0; row < method.handlerCount; row++) {
            first = Math.min(first, method.handlerFrom(in, row));
            last = Math.max(last, method.handlerTo(in, row));
        }
        next = first;
    }

    /** Whether there may be one. */
    boolean around(int pc) {
        return pc < last && pc >= first;
    }

    /** Whether a handler begins to matter there, though the variables are what they were. */
    boolean newAt(int pc) {
        return pc >= next;
    }

    /** To be called before the rows are asked one by one. */
    void visit(int pc) {
        budget.spend(method.handlerCount);
        next = Integer.MAX_VALUE;
        for (int row = 0; row < method.handlerCount; row++) {
            int from = method.handlerFrom(in, row);
            if (from > pc && from < next) {
                next = from;
            }
        }
    }

    boolean covers(int row, int pc) {
        return method.handlerFrom(in, row) <= pc && pc < method.handlerTo(in, row);
    }

    /** The kind of what a handler catches. */
    int caught(int row) {
        int constant = method.handlerCatches(in, row);
        int kind = constant == 0 ? Kinds.THROWABLE : in.kindOfClass(constant);
        if (Kinds.array(kind)) {
            throw Refused.code("an array is caught");
        }
        return kind;
    }
}
