package dev.cofferdam.gate.verify;

import dev.cofferdam.gate.classfile.Use;

/** Verifies a method in one pass by the frames that it claims (JVMS 4.10.1), as all class files since version 50 do. */
final class TypeChecker extends Interpreter {
    /** Before it, what does not fit the frames may verify without them. */
    static final int FIRST_WITHOUT_CHOICE = 51;

    private final FrameTable frames;
    private final Guards guards;
    private final Offsets starts = new Offsets();

    TypeChecker(ClassBytes in, MethodCode method, Members members, Noted demands, Budget budget) {
        super(in, method, members, demands, true);
        this.frames = new FrameTable(in, budget);
        this.guards = new Guards(in, method, budget);
    }

    @Override
    void check() {
        enter();
        frames.read(method, this);
        starts.forMethod(length);
        guards.forMethod();
        int frame = instructions();
        reached = -1;
        frames.mustNameInstructions(starts, start, frame);
        starts.mustHold(in, method);
        for (int row = 0; row < method.handlerCount; row++) {
            uses[method.handlerCatches(in, row)] |= Use.CATCH.bit(); // of constant 0 none is used
        }
    }

    /** Goes through them in their order. @return how many frames it met */
    private int instructions() {
        int pc = 0;
        int frame = 0;
        int nextFrame = frames.offset(0);
        boolean flows = true;
        while (pc < length) {
            reached = pc;
            starts.add(pc);
            if (pc >= nextFrame) {
                atFrame(frame, pc, flows);
                nextFrame = frames.offset(++frame);
            } else if (!flows) {
                throw Refused.code("no stack map follows an instruction that control does not pass");
            }
            if (guards.around(pc) && (changed || guards.newAt(pc))) {
                handlers(pc);
            }
            int past = past(pc);
            flows = step(pc, past);
            pc = past;
        }
        if (flows) {
            throw Refused.code("control falls off the end of the code");
        }
        return frame;
    }

    /** Whether those frames that could be read, which the JVM looks at first, name instructions. */
    boolean framesNameInstructions() {
        starts.forMethod(length);
        for (int pc = 0; pc < length; pc = past(pc)) {
            starts.add(pc);
        }
        return frames.nameInstructions(starts, start);
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

    /** Control may go to each handler around the instruction, with the variables as they are. */
    private void handlers(int pc) {
        guards.visit(pc);
        for (int row = 0; row < method.handlerCount; row++) {
            if (guards.covers(row, pc)) {
                int frame = frames.find(method.handlerAt(in, row));
                if (frame < 0) {
                    throw Refused.code("an exception handler has no stack map");
                }
                frames.matchCaught(this, frame, guards.caught(row));
            }
        }
        changed = false;
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
        boolean self = kind == Kinds.UNINITIALIZED_THIS;
        if (guards.around(pc) && (changed || self)) {
            thisUninitialized = self;
            handlers(pc);
            changed = true;
            thisUninitialized = false;
        }
    }

    @Override
    void subroutine(int pc, int target, int next) {
        throw Refused.code("'jsr' is not allowed since version 50");
    }

    @Override
    void returnFromSubroutine(int pc, int address) {
        throw Refused.code("'ret' is not allowed since version 50");
    }
}
