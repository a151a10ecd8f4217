package dev.cofferdam.gate.verify;

import java.util.Arrays;

/** What is known of the state at one place, by all ways that lead there. */
final class Snapshot {
    private int[] locals;
    private final int[] stack;
    private boolean thisUninitialized;
    /** Whether somebody has to go on from there. */
    boolean waits;

    private Snapshot(int[] locals, int[] stack, boolean thisUninitialized) {
        this.locals = locals;
        this.stack = stack;
        this.thisUninitialized = thisUninitialized;
    }

    static Snapshot of(State state) {
        return new Snapshot(
                Arrays.copyOf(state.locals, state.used),
                Arrays.copyOf(state.stack, state.depth),
                state.thisUninitialized);
    }

    /** Where a handler starts: the variables as they are, and on the stack what was caught. */
    static Snapshot caught(State state, int kind) {
        return new Snapshot(Arrays.copyOf(state.locals, state.used), new int[] {kind}, state.thisUninitialized);
    }

    /** What is known behind a subroutine: what it left as it was is as before the call. */
    static Snapshot behind(int target, Snapshot call, Snapshot end) {
        int[] locals = Arrays.copyOf(end.locals, Math.max(end.locals.length, call.locals.length));
        for (int i = 0; i < call.locals.length; i++) {
            if (Kinds.assignable(call.locals[i], locals[i])) {
                locals[i] = call.locals[i];
            }
        }
        for (int i = 0; i < locals.length; i++) {
            if (locals[i] == Kinds.at(Kinds.RETURN_ADDRESS, target)) {
                locals[i] = Kinds.TOP; // it serves for one return
            }
        }
        return new Snapshot(locals, end.stack.clone(), end.thisUninitialized);
    }

    int size() {
        return locals.length + stack.length;
    }

    void into(State state) {
        state.enough(stack.length);
        Arrays.fill(state.locals, 0, state.used, Kinds.TOP);
        System.arraycopy(locals, 0, state.locals, 0, locals.length);
        state.used = locals.length;
        System.arraycopy(stack, 0, state.stack, 0, stack.length);
        state.depth = stack.length;
        state.thisUninitialized = thisUninitialized;
        state.changed = true;
    }

    /** @return whether less is known than before */
    boolean merge(Snapshot other, Unions unions) {
        return mergeLocals(other.locals, other.locals.length, other.thisUninitialized, unions)
                | mergeStack(other.stack, other.stack.length, unions);
    }

    boolean merge(State state) {
        return mergeLocals(state.locals, state.used, state.thisUninitialized, state.unions)
                | mergeStack(state.stack, state.depth, state.unions);
    }

    boolean mergeCaught(State state, int kind) {
        boolean changed = mergeLocals(state.locals, state.used, state.thisUninitialized, state.unions);
        if (stack.length != 1) {
            throw Refused.code("an exception handler is also reached by another way");
        }
        return mergeStackAt(0, kind, state.unions) | changed;
    }

    private boolean mergeStack(int[] other, int depth, Unions unions) {
        if (stack.length != depth) {
            throw Refused.code("the stack has " + stack.length + " values by one way and " + depth + " by another");
        }
        boolean changed = false;
        for (int i = 0; i < depth; i++) {
            changed |= mergeStackAt(i, other[i], unions);
        }
        return changed;
    }

    private boolean mergeStackAt(int i, int other, Unions unions) {
        int before = stack[i];
        if (before == other) {
            return false;
        }
        int merged = unions.merge(before, other);
        if (merged == Kinds.TOP) {
            throw Refused.code(
                    "the stack has " + Kinds.words(before) + " by one way and " + Kinds.words(other) + " by another");
        }
        stack[i] = merged;
        return merged != before;
    }

    private boolean mergeLocals(int[] other, int size, boolean otherUninitialized, Unions unions) {
        boolean changed = otherUninitialized && !thisUninitialized;
        thisUninitialized |= otherUninitialized;
        if (locals.length > size) {
            locals = Arrays.copyOf(locals, size);
            changed = true;
        }
        for (int i = 0; i < locals.length; i++) {
            if (locals[i] != other[i]) {
                int merged = unions.merge(locals[i], other[i]);
                changed |= merged != locals[i];
                locals[i] = merged;
            }
        }
        return changed;
    }
}
