package dev.cofferdam.gate.verify;

import java.util.Arrays;

/** Verifies a method in one pass by the frames that it claims (JVMS 4.10.1), as all class files since version 50 do. */
final class TypeChecker extends Interpreter {
    private final FrameTable frames;
    private final Budget budget;
    /** Offsets at which instructions start have the number of the method. */
    private int[] starts = new int[256];

    private int number;
    private int firstGuarded;
    private int lastGuarded;
    private int nextGuard;

    TypeChecker(ClassBytes in, MethodCode method, Members members, Budget budget) {
        super(in, method, members);
        this.frames = new FrameTable(in, budget);
        this.budget = budget;
    }

    @Override
    void check() {
        enter();
        frames.read(method, this);
        if (starts.length < length) {
            starts = new int[length * 2];
        }
        if (++number == Integer.MAX_VALUE) {
            Arrays.fill(starts, 0);
            number = 1;
        }
        guards();
        int pc = 0;
        int frame = 0;
        int nextFrame = frames.count() == 0 ? Integer.MAX_VALUE : frames.offset(0);
        boolean flows = true;
        while (pc < length) {
            reached = pc;
            starts[pc] = number;
            if (pc >= nextFrame) {
                atFrame(frame, pc, flows);
                frame++;
                nextFrame = frame == frames.count() ? Integer.MAX_VALUE : frames.offset(frame);
            } else if (!flows) {
                throw Refused.code("no stack map follows an instruction that control does not pass");
            }
            if (pc < lastGuarded && pc >= firstGuarded && (changed || pc >= nextGuard)) {
                handlers(pc);
            }
            int past = past(pc);
            flows = step(pc, past);
            pc = past;
        }
        if (flows) {
            throw Refused.code("control falls off the end of the code");
        }
        reached = -1;
        mustStart(frame);
    }

    private void atFrame(int frame, int pc, boolean flows) {
        if (frames.offset(frame) != pc) {
            throw Refused.format("its stack map has a frame inside an instruction");
        }
        if (flows) {
            frames.match(this, frame);
        }
        frames.enter(this, frame);
    }

    private void guards() {
        firstGuarded = Integer.MAX_VALUE;
        lastGuarded = 0;
        for (int row = 0; row < method.handlerCount; row++) {
            firstGuarded = Math.min(firstGuarded, method.handlerFrom(in, row));
            lastGuarded = Math.max(lastGuarded, method.handlerTo(in, row));
        }
        nextGuard = firstGuarded;
    }

    /** Control may go to each handler around the instruction, with the variables as they are. */
    private void handlers(int pc) {
        budget.spend(method.handlerCount);
        nextGuard = Integer.MAX_VALUE;
        for (int row = 0; row < method.handlerCount; row++) {
            int from = method.handlerFrom(in, row);
            if (from > pc) {
                nextGuard = Math.min(nextGuard, from);
            } else if (pc < method.handlerTo(in, row)) {
                caught(row);
            }
        }
        changed = false;
    }

    private void caught(int row) {
        int frame = frames.find(method.handlerAt(in, row));
        if (frame < 0) {
            throw Refused.code("an exception handler has no stack map");
        }
        int constant = method.handlerCatches(in, row);
        int kind = constant == 0 ? Kinds.REFERENCE : in.kindOfClass(constant);
        if (Kinds.array(kind)) {
            throw Refused.code("an array is caught");
        }
        frames.matchCaught(this, frame, kind);
    }

    @Override
    void jump(int pc, int target) {
        int frame = frames.find(target);
        if (frame < 0) {
            throw Refused.code("control goes to offset " + target + ", which has no stack map");
        }
        frames.match(this, frame);
    }

    /** The JVM asks handlers once before a constructor runs and once after it, and of {@code this} that none goes on. */
    @Override
    void initialized(int pc, int kind) {
        if (pc < firstGuarded || pc >= lastGuarded || !changed && kind != Kinds.UNINITIALIZED_THIS) {
            return;
        }
        thisUninitialized = kind == Kinds.UNINITIALIZED_THIS;
        handlers(pc);
        changed = true;
        thisUninitialized = false;
    }

    @Override
    void subroutine(int pc, int target, int next) {
        throw Refused.code("'jsr' is not allowed since version 50");
    }

    @Override
    void returnFromSubroutine(int pc, int address) {
        throw Refused.code("'ret' is not allowed since version 50");
    }

    private boolean starts(int pc) {
        return pc < length && starts[pc] == number;
    }

    /** What tables name are instructions. */
    private void mustStart(int frame) {
        if (frame < frames.count()) {
            throw Refused.format("its stack map has a frame inside an instruction");
        }
        for (int i = 0; i < frames.madeCount(); i++) {
            if (!starts(frames.made(i)) || in.u1(start + frames.made(i)) != Instructions.NEW) {
                throw Refused.format("its stack map has a new object that no 'new' makes");
            }
        }
        for (int row = 0; row < method.handlerCount; row++) {
            int to = method.handlerTo(in, row);
            if (!starts(method.handlerFrom(in, row))
                    || to != length && !starts(to)
                    || !starts(method.handlerAt(in, row))) {
                throw Refused.format("its exception table names an offset inside an instruction");
            }
        }
    }
}
