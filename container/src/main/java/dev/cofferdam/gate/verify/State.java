package dev.cofferdam.gate.verify;

import java.util.Arrays;

/** The variables and the operand stack of a method at one instruction (JVMS 4.10.1.4), as {@link Kinds}. */
class State {
    int[] stack = new int[64];
    int depth;
    int maxStack;
    int[] locals = new int[64];
    /** From here on all variables are {@link Kinds#TOP}. */
    int used;

    int maxLocals;
    /** Whether a constructor has not yet called another. */
    boolean thisUninitialized;
    /** Whether a variable has changed since somebody looked. */
    boolean changed;

    /** Whether the method is verified by its frames; HotSpot's two verifiers differ in what they let pass. */
    final boolean byFrames;

    /** The number of the class itself; 0 when it is an interface. */
    int ownClass;

    /** Whether it is of interest which class is handed on as which. */
    boolean follows;

    final Noted demands;
    final Unions unions = new Unions();

    State(Noted demands, boolean byFrames) {
        this.demands = demands;
        this.byFrames = byFrames;
    }

    final void reset(int mostStack, int mostLocals) {
        Arrays.fill(locals, 0, used, Kinds.TOP);
        used = 0;
        depth = 0;
        maxStack = mostStack;
        maxLocals = mostLocals;
        if (stack.length < mostStack) {
            stack = new int[mostStack];
        }
        if (locals.length < mostLocals) {
            locals = new int[mostLocals];
        }
        changed = true;
    }

    final void push(int kind) {
        enough(depth + 1);
        stack[depth++] = kind;
    }

    final void enough(int places) {
        if (places > maxStack) {
            throw Refused.code("the stack has more than the " + maxStack + " values that the method claims");
        }
    }

    /** Both halves, if it is a wide one. */
    final void pushValue(int kind) {
        push(kind);
        if (Kinds.wide(kind)) {
            push(kind + 1);
        }
    }

    final int pop() {
        if (depth == 0) {
            throw Refused.code("the stack is empty where a value is needed");
        }
        return stack[--depth];
    }

    /** Of one that takes two places, the second half is on top. */
    final void pop(int wanted) {
        if (depth == 0) {
            throw empty(wanted);
        }
        int found = stack[--depth];
        if (found != wanted) {
            assign(found, wanted, "on the stack");
        }
    }

    /** One place of a primitive, which no other kind fits: that is known where most instructions pop. */
    final void popPlace(int wanted) {
        if (depth == 0) {
            throw empty(wanted);
        }
        int found = stack[--depth];
        if (found != wanted) {
            throw mismatch("on the stack", found, wanted);
        }
    }

    private static Refused empty(int wanted) {
        return Refused.code("the stack is empty where " + Kinds.words(wanted) + " is needed");
    }

    /** A value stands where another kind is needed: it fits, or fits if the classes do. */
    final void assign(int found, int wanted, String where) {
        if (!Kinds.assignable(found, wanted)) {
            throw mismatch(where, found, wanted);
        }
        demand(found, wanted);
    }

    /** What fits if the classes do. By frames no array fits a class but {@code Object} and the two interfaces of arrays. */
    final void demand(int found, int wanted) {
        int to = Kinds.classOf(wanted);
        if (to <= ClassNames.LAST_OF_ARRAYS || found == Kinds.NULL) {
            return;
        }
        if ((byFrames || to == ownClass) && Kinds.dimensions(found) != Kinds.dimensions(wanted)) {
            throw Refused.code("an array is where an object of a class is needed");
        }
        int from = Kinds.classOf(found);
        if (!follows || from == 0 || from == to) {
            return;
        }
        if (from < Unions.FIRST) {
            demands.assigned(from, to);
        } else {
            demandEach(from, to);
        }
    }

    private void demandEach(int from, int to) {
        for (int member : unions.members(from)) {
            if (member != to) {
                demands.assigned(member, to);
            }
        }
    }

    final void popValue(int wanted) {
        if (Kinds.wide(wanted)) {
            popPrimitive(wanted);
        } else {
            pop(wanted);
        }
    }

    final void popPrimitive(int wanted) {
        if (Kinds.wide(wanted)) {
            popPlace(wanted + 1);
        }
        popPlace(wanted);
    }

    /** A reference, also to an object whose constructor has not run. */
    final int popPointer() {
        int found = pop();
        if (!Kinds.pointer(found)) {
            throw mismatch("on the stack", found, Kinds.REFERENCE);
        }
        return found;
    }

    final int popSingle() {
        int found = pop();
        if (!Kinds.single(found)) {
            throw Refused.code("half of a value, or none, is on the stack where a whole one is needed");
        }
        return found;
    }

    static Refused mismatch(String where, int found, int wanted) {
        return Refused.code(Kinds.words(found) + " is " + where + " where " + Kinds.words(wanted) + " is needed");
    }

    final int local(int index) {
        if (index >= maxLocals) {
            throw beyond();
        }
        return locals[index];
    }

    private Refused beyond() {
        return Refused.code("a variable beyond the " + maxLocals + " that the method claims is used");
    }

    final void load(int index, int wanted) {
        int found = local(index);
        if (found != wanted) {
            throw mismatch("in the variable", found, wanted);
        }
        push(found);
        if (Kinds.wide(found)) {
            if (local(index + 1) != found + 1) {
                throw mismatch("in the variable", local(index + 1), wanted);
            }
            push(found + 1);
        }
    }

    final void loadPointer(int index) {
        int found = local(index);
        if (!Kinds.pointer(found)) {
            throw mismatch("in the variable", found, Kinds.REFERENCE);
        }
        push(found);
    }

    /** Of a wide one both halves. */
    final void store(int index, int kind) {
        if (Kinds.wide(kind)) {
            set(index + 1, kind + 1);
        }
        set(index, kind);
        if (Kinds.wide(kind)) {
            locals[index + 1] = kind + 1; // what was there may have been the second half of another
        }
    }

    private void set(int index, int kind) {
        if (index >= maxLocals) {
            throw beyond();
        }
        int before = locals[index];
        if (before == kind) {
            return;
        }
        if (Kinds.wide(before)) {
            locals[index + 1] = Kinds.TOP;
        } else if (Kinds.secondHalf(before)) {
            locals[index - 1] = Kinds.TOP;
        }
        locals[index] = kind;
        used = Math.max(used, index + 1);
        changed = true;
    }

    /** Once a constructor has run, the object is one wherever it is. */
    final void initialize(int uninitialized, int kind) {
        for (int i = 0; i < used; i++) {
            if (locals[i] == uninitialized) {
                locals[i] = kind;
                changed = true;
            }
        }
        for (int i = 0; i < depth; i++) {
            if (stack[i] == uninitialized) {
                stack[i] = kind;
            }
        }
        if (uninitialized == Kinds.UNINITIALIZED_THIS) {
            thisUninitialized = false;
        }
    }
}
