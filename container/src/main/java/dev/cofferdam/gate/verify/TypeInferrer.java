package dev.cofferdam.gate.verify;

import java.util.Arrays;

/**
 * Verifies a method without frames (JVMS 4.10.2): what is known where ways meet is worked out until nothing changes any more.
 * So are class files before version 50, and those of version 50 whose frames do not fit.
 */
final class TypeInferrer extends Interpreter {
    private final Budget budget;
    private final Guards guards;
    private final Offsets starts = new Offsets();
    private final Offsets joins = new Offsets();
    private final Operands operands;
    private final Subroutines subroutines = new Subroutines();
    private Snapshot[] known = new Snapshot[256];
    private int[] waiting = new int[16];
    private int waitingCount;

    TypeInferrer(ClassBytes in, MethodCode method, Members members, Noted demands, Budget budget) {
        super(in, method, members, demands, false);
        this.budget = budget;
        this.guards = new Guards(in, method, budget);
        this.operands = new Operands(this);
    }

    @Override
    void check() {
        enter();
        follows = true;
        findStarts();
        guards.forMethod();
        subroutines.clear();
        waitingCount = 0;
        jump(0, 0);
        do {
            while (waitingCount > 0) {
                follow(waiting[--waitingCount]);
            }
        } while (subroutines.goOn(this));
    }

    private void findStarts() {
        starts.forMethod(length);
        joins.forMethod(length);
        for (int pc = 0; pc < length; pc = past(pc)) {
            reached = pc;
            starts.add(pc);
        }
        for (int pc = 0; pc < length; pc = past(pc)) {
            reached = pc;
            operands.check(pc);
        }
        reached = -1;
        starts.mustHold(in, method);
        for (int row = 0; row < method.handlerCount; row++) {
            joins.add(method.handlerAt(in, row));
        }
        if (known.length < length) {
            known = new Snapshot[length * 2];
        } else {
            Arrays.fill(known, 0, length, null);
        }
    }

    /** A place to which an instruction may go. */
    void join(int target) {
        if (!starts.contains(target)) {
            throw Refused.code("control goes to offset " + target + ", where no instruction starts");
        }
        joins.add(target);
    }

    /** From where ways meet to where they part or meet again. */
    private void follow(int from) {
        known[from].waits = false;
        known[from].into(this);
        budget.spend(used + depth);
        int pc = from;
        boolean flows = true;
        while (flows) {
            reached = pc;
            budget.spend(0);
            if (guards.around(pc) && (changed || guards.newAt(pc))) {
                handlers(pc);
            }
            int past = past(pc);
            flows = step(pc, past);
            if (flows && past >= length) {
                throw Refused.code("control falls off the end of the code");
            }
            if (flows && joins.contains(past)) {
                arrive(past);
                return;
            }
            pc = past;
        }
    }

    private void handlers(int pc) {
        guards.visit(pc);
        for (int row = 0; row < method.handlerCount; row++) {
            if (guards.covers(row, pc)) {
                int target = method.handlerAt(in, row);
                int kind = guards.caught(row);
                budget.spend(used);
                if (known[target] == null) {
                    known[target] = Snapshot.caught(this, kind);
                    await(target);
                } else if (known[target].mergeCaught(this, kind)) {
                    await(target);
                }
            }
        }
        changed = false;
    }

    @Override
    void jump(int pc, int target) {
        arrive(target);
    }

    private void arrive(int target) {
        budget.spend(used + depth);
        if (known[target] == null) {
            known[target] = Snapshot.of(this);
            await(target);
        } else if (known[target].merge(this)) {
            await(target);
        }
    }

    private void await(int target) {
        if (!known[target].waits) {
            known[target].waits = true;
            if (waiting.length == waitingCount) {
                waiting = Arrays.copyOf(waiting, waitingCount * 2);
            }
            waiting[waitingCount++] = target;
        }
    }

    @Override
    void initialized(int pc, int kind) {
        // a handler sees the variables as they were before the instruction
    }

    @Override
    void subroutine(int pc, int target, int next) {
        subroutines.call(target, next, Snapshot.of(this));
        push(Kinds.at(Kinds.RETURN_ADDRESS, target));
        jump(pc, target);
    }

    @Override
    void returnFromSubroutine(int pc, int address) {
        if (!Kinds.is(address, Kinds.RETURN_ADDRESS)) {
            throw State.mismatch("in the variable", address, Kinds.RETURN_ADDRESS);
        }
        subroutines.returns(Kinds.offset(address), Snapshot.of(this), unions);
    }

    /** Goes on behind a call of a subroutine. @return whether something is known anew there */
    boolean arriveBehind(int next, Snapshot snapshot) {
        budget.spend(snapshot.size());
        if (next >= length) {
            throw Refused.code("control falls off the end of the code");
        }
        if (known[next] == null) {
            known[next] = snapshot;
        } else if (!known[next].merge(snapshot, unions)) {
            return false;
        }
        await(next);
        return true;
    }
}
