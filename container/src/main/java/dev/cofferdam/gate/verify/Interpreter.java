package dev.cofferdam.gate.verify;

import static dev.cofferdam.gate.verify.Kinds.INT;
import static dev.cofferdam.gate.verify.Kinds.REFERENCE;

/** What each instruction does to the state and where control goes on (JVMS 4.10.1.9), for both ways to verify. */
abstract class Interpreter extends MemberSteps {
    /** The instruction that is looked at; -1 when it is none. */
    int reached;

    Interpreter(ClassBytes in, MethodCode method, Members members, Noted demands, boolean byFrames) {
        super(in, method, members, demands, byFrames);
    }

    /** Verifies the method. @throws Refused when it does not verify */
    abstract void check();

    /** Control may go from an instruction to another with the state as it is. */
    abstract void jump(int pc, int target);

    /** @param next the offset behind the instruction */
    abstract void subroutine(int pc, int target, int next);

    abstract void returnFromSubroutine(int pc, int address);

    /** The state in which a method starts. */
    final void enter() {
        reached = -1;
        reset(method.maxStack, method.maxLocals);
        start = method.start;
        length = method.length;
        self = members.kind();
        ownClass = members.isInterface() ? 0 : Kinds.classOf(self);
        int signature = in.signatureOf(method.descriptor);
        returns = in.signature(signature + 1);
        int parameters = in.signature(signature);
        int receivers = method.isStatic() ? 0 : 1;
        if (parameters + receivers > maxLocals) {
            throw Refused.format("its parameters take more than the " + maxLocals + " variables that it claims");
        }
        thisUninitialized = receivers == 1 && in.isInit(method.name) && !members.ofObject();
        if (receivers == 1) {
            locals[0] = thisUninitialized ? Kinds.UNINITIALIZED_THIS : self;
        }
        for (int i = 0; i < parameters; i++) {
            locals[receivers + i] = in.signature(signature + 2 + i);
        }
        used = parameters + receivers;
    }

    /** The offset behind the instruction. */
    final int past(int pc) {
        int opcode = in.u1(start + pc);
        int fixed = Instructions.length(opcode);
        int past = pc + (fixed == 0 ? varying(opcode, pc) : fixed);
        if (past > length) {
            throw Refused.code("an instruction is cut short");
        }
        return past;
    }

    private int varying(int opcode, int pc) {
        int at = start + pc;
        int operands = at + 4 - (pc & 3);
        return switch (Instructions.group(opcode)) {
            case 'z' -> in.u1(at + 1) == Instructions.IINC ? 6 : 4;
            case 't' -> {
                boolean table = opcode == Instructions.TABLESWITCH;
                long keys = table ? (long) in.s4(operands + 8) - in.s4(operands + 4) + 1 : in.s4(operands + 4);
                if (keys < (table ? 1 : 0) || keys > length) {
                    throw Refused.code("a switch has an impossible number of targets");
                }
                yield operands - at + (table ? 12 + 4 * (int) keys : 8 + 8 * (int) keys);
            }
            default -> throw Refused.code("there is no instruction " + opcode);
        };
    }

    /**
     * Lets the instruction act.
     *
     * @param past the offset behind it
     * @return whether control may go on behind it
     */
    final boolean step(int pc, int past) {
        int at = start + pc;
        int opcode = in.bytes[at] & 0xFF;
        switch (Instructions.group(opcode)) {
            case 's' -> simple(opcode);
            case 'L' -> loadType(opcode - 26 >> 2, opcode - 26 & 3);
            case 'l' -> loadType(opcode - 21, in.u1(at + 1));
            case 'b', 'B', 'g' -> {
                return branch(pc, pc + in.s2(at + 1), opcode);
            }
            case 'W' -> storeType(opcode - 59 >> 2, opcode - 59 & 3);
            case 'w' -> storeType(opcode - 54, in.u1(at + 1));
            case 'p' -> shuffle(opcode);
            case 'c' -> constant(opcode, in.u1(at + 1));
            case 'C' -> constant(opcode, in.u2(at + 1));
            case 'v' -> {
                leave(opcode - 172);
                return false;
            }
            case 'N' -> {
                if (Kinds.array(kindOfClass(opcode, in.u2(at + 1)))) {
                    throw Refused.code("'new' makes an array");
                }
                push(Kinds.at(Kinds.UNINITIALIZED, pc));
            }
            default -> {
                return further(pc, past, at, opcode);
            }
        }
        return true;
    }

    /** One place for all of them: a jump compares whole frames, and is much code wherever it stands. */
    private boolean branch(int pc, int target, int opcode) {
        int group = Instructions.group(opcode);
        if (group == 'b') {
            simple(opcode);
        } else if (group == 'B') {
            popPointer();
        }
        jump(pc, target);
        return group != 'g';
    }

    /**
     * Those that are rare or do much. Apart from the others, so that a JVM makes these one piece of machine code: it gives up where
     * a method becomes too long with all that it calls.
     */
    private boolean further(int pc, int past, int at, int opcode) {
        switch (Instructions.group(opcode)) {
            case 'm' -> invoke(pc, opcode, in.u2(at + 1));
            case 'f' -> field(opcode, in.u2(at + 1));
            case 'a' -> loadElement(opcode - 46);
            case 'A' -> storeElement(opcode - 79);
            case 'n' -> {
                popPointer();
                popPointer();
                jump(pc, pc + in.s2(at + 1));
            }
            case 'k' -> {
                int kind = kindOfClass(opcode, in.u2(at + 1));
                pop(REFERENCE);
                push(kind);
            }
            case 'O' -> {
                kindOfClass(opcode, in.u2(at + 1));
                pop(REFERENCE);
                push(INT);
            }
            case 'y' -> callSite(at);
            case 'd' -> wideConstant(in.u2(at + 1));
            case 'i' -> increment(in.u1(at + 1));
            case 'x' -> length();
            case 'q' -> newPrimitives(in.u1(at + 1));
            case 'Q' -> newObjects(kindOfClass(opcode, in.u2(at + 1)));
            case 'M' -> newArrays(kindOfClass(opcode, in.u2(at + 1)), in.u1(at + 3));
            case 'e' -> lock();
            case 'z' -> {
                return wide(pc, at);
            }
            default -> {
                return leaving(pc, past, at, opcode);
            }
        }
        return true;
    }

    private boolean leaving(int pc, int past, int at, int opcode) {
        switch (Instructions.group(opcode)) {
            case 'X' -> pop(Kinds.THROWABLE);
            case 't' -> branches(pc, opcode);
            case 'G' -> jump(pc, pc + in.s4(at + 1));
            case 'j' -> subroutine(pc, pc + in.s2(at + 1), past);
            case 'J' -> subroutine(pc, pc + in.s4(at + 1), past);
            case 'r' -> returnFromSubroutine(pc, local(in.u1(at + 1)));
            default -> throw Refused.code("there is no instruction " + opcode);
        }
        return false;
    }

    private boolean wide(int pc, int at) {
        int opcode = in.u1(at + 1);
        int index = in.u2(at + 2);
        switch (Instructions.group(opcode)) {
            case 'l' -> loadType(opcode - 21, index);
            case 'w' -> storeType(opcode - 54, index);
            case 'i' -> increment(index);
            case 'r' -> {
                returnFromSubroutine(pc, local(index));
                return false;
            }
            default -> throw Refused.code("'wide' stands before an instruction that it cannot widen");
        }
        return true;
    }

    private void branches(int pc, int opcode) {
        popPlace(INT);
        int operands = start + pc + 4 - (pc & 3);
        if (in.major() < 51) {
            for (int at = start + pc + 1; at < operands; at++) {
                if (in.u1(at) != 0) {
                    throw Refused.code("a switch is padded with other bytes than 0");
                }
            }
        }
        boolean table = opcode == Instructions.TABLESWITCH;
        int count = table ? in.s4(operands + 8) - in.s4(operands + 4) + 1 : in.s4(operands + 4);
        jump(pc, pc + in.s4(operands));
        int first = operands + 12;
        for (int i = 0; i < count; i++) {
            int target = first + (table ? 4 : 8) * i;
            if (!table && i > 0 && in.s4(target - 4) <= in.s4(target - 12)) {
                throw Refused.code("the keys of a switch are not in order");
            }
            jump(pc, pc + in.s4(target));
        }
    }
}
