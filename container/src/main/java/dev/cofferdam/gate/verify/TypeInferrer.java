package dev.cofferdam.gate.verify;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Verifies a method without frames (JVMS 4.10.2): what is known where ways meet is worked out until nothing changes any more.
 * So are class files before version 50, and those of version 50 whose frames do not fit.
 */
final class TypeInferrer extends Interpreter {
    private final Budget budget;
    private final Deque<Integer> waiting = new ArrayDeque<>();
    private boolean[] starts = new boolean[0];
    private Snapshot[] known = new Snapshot[0];
    private Subroutines subroutines = new Subroutines(0);

    TypeInferrer(ClassBytes in, MethodCode method, Members members, Budget budget) {
        super(in, method, members);
        this.budget = budget;
    }

    @Override
    void check() {
        enter();
        subroutines = new Subroutines(length);
        known = new Snapshot[length];
        starts = new boolean[length];
        waiting.clear();
        for (int pc = 0; pc < length; pc = past(pc)) {
            starts[pc] = true;
        }
        for (int row = 0; row < method.handlerCount; row++) {
            int to = method.handlerTo(in, row);
            if (!starts(method.handlerFrom(in, row))
                    || to != length && !starts(to)
                    || !starts(method.handlerAt(in, row))) {
                throw Refused.format("its exception table names an offset inside an instruction");
            }
        }
        jump(0, 0);
        do {
            while (!waiting.isEmpty()) {
                follow(waiting.pop());
            }
        } while (subroutines.goOn(this));
    }

    private boolean starts(int pc) {
        return pc >= 0 && pc < length && starts[pc];
    }

    /** From where ways meet to where they part or meet again. */
    private void follow(int from) {
        known[from].into(this);
        budget.spend(used + depth);
        known[from].waits = false;
        int pc = from;
        boolean flows = true;
        while (flows) {
            reached = pc;
            handlers(pc);
            int past = past(pc);
            flows = step(pc, past);
            if (flows && past >= length) {
                throw Refused.code("control falls off the end of the code");
            }
            if (flows && known[past] != null) {
                jump(pc, past);
                return;
            }
            pc = past;
        }
    }

    private void handlers(int pc) {
        budget.spend(method.handlerCount);
        for (int row = 0; row < method.handlerCount; row++) {
            if (method.handlerFrom(in, row) <= pc && pc < method.handlerTo(in, row)) {
                int constant = method.handlerCatches(in, row);
                int kind = constant == 0 ? Kinds.REFERENCE : in.kindOfClass(constant);
                arrive(method.handlerAt(in, row), Snapshot.caught(this, kind));
            }
        }
    }

    @Override
    void jump(int pc, int target) {
        if (!starts(target)) {
            throw Refused.code("control goes to offset " + target + ", where no instruction starts");
        }
        arrive(target, Snapshot.of(this));
    }

    /** @return whether something is known anew there */
    boolean arrive(int target, Snapshot snapshot) {
        budget.spend(used + depth);
        Snapshot before = known[target];
        if (before == null) {
            known[target] = snapshot;
        } else if (!before.merge(snapshot)) {
            return false;
        }
        if (!known[target].waits) {
            known[target].waits = true;
            waiting.push(target);
        }
        return true;
    }

    @Override
    void initialized(int pc, int kind) {
        // a handler sees the variables as they were before the instruction
    }

    @Override
    void subroutine(int pc, int target, int next) {
        if (!starts(target)) {
            throw Refused.code("control goes to offset " + target + ", where no instruction starts");
        }
        subroutines.call(target, next, Snapshot.of(this));
        push(Kinds.RETURN_ADDRESS | target << 8);
        arrive(target, Snapshot.of(this));
    }

    @Override
    void returnFromSubroutine(int pc, int address) {
        if (!Kinds.is(address, Kinds.RETURN_ADDRESS)) {
            throw State.mismatch("in the variable", address, Kinds.RETURN_ADDRESS);
        }
        subroutines.returns(Kinds.detail(address), Snapshot.of(this));
    }

    /** Behind a call of a subroutine. */
    boolean arriveBehind(int next, Snapshot snapshot) {
        if (next >= length) {
            throw Refused.code("control falls off the end of the code");
        }
        return arrive(next, snapshot);
    }

    /** @param most how many numbers may be compared still */
    void spend(int most) {
        budget.spend(most);
    }

    /** What is known at one place. */
    static final class Snapshot {
        private int[] locals;
        private final int[] stack;
        private boolean thisUninitialized;
        private boolean waits;

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

        static Snapshot caught(State state, int kind) {
            return new Snapshot(Arrays.copyOf(state.locals, state.used), new int[] {kind}, state.thisUninitialized);
        }

        /** What is known behind a subroutine: what it left as it was is as before the call. */
        static Snapshot behind(Snapshot call, Snapshot end) {
            int[] locals = Arrays.copyOf(end.locals, Math.max(end.locals.length, call.locals.length));
            for (int i = 0; i < call.locals.length; i++) {
                if (Kinds.assignable(call.locals[i], locals[i])) {
                    locals[i] = call.locals[i];
                }
            }
            return new Snapshot(locals, end.stack.clone(), end.thisUninitialized);
        }

        int size() {
            return locals.length + stack.length;
        }

        private void into(State state) {
            if (state.maxStack < stack.length) {
                throw Refused.code("the stack has more than the " + state.maxStack + " values that the method claims");
            }
            Arrays.fill(state.locals, 0, state.used, Kinds.TOP);
            System.arraycopy(locals, 0, state.locals, 0, locals.length);
            state.used = locals.length;
            System.arraycopy(stack, 0, state.stack, 0, stack.length);
            state.depth = stack.length;
            state.thisUninitialized = thisUninitialized;
        }

        /** @return whether less is known than before */
        boolean merge(Snapshot other) {
            if (stack.length != other.stack.length) {
                throw Refused.code("the stack has " + stack.length + " values by one way and " + other.stack.length
                        + " by another");
            }
            boolean changed = false;
            for (int i = 0; i < stack.length; i++) {
                int merged = Kinds.merge(stack[i], other.stack[i]);
                if (merged == Kinds.TOP && stack[i] != Kinds.TOP) {
                    throw Refused.code("the stack has " + Kinds.words(stack[i]) + " by one way and "
                            + Kinds.words(other.stack[i]) + " by another");
                }
                changed |= merged != stack[i];
                stack[i] = merged;
            }
            return mergeLocals(other) | changed;
        }

        private boolean mergeLocals(Snapshot other) {
            boolean changed = other.thisUninitialized && !thisUninitialized;
            thisUninitialized |= other.thisUninitialized;
            if (locals.length > other.locals.length) {
                locals = Arrays.copyOf(locals, other.locals.length);
                changed = true;
            }
            for (int i = 0; i < locals.length; i++) {
                int merged = Kinds.merge(locals[i], other.locals[i]);
                changed |= merged != locals[i];
                locals[i] = merged;
            }
            return changed;
        }
    }
}
