package dev.cofferdam.gate.verify;

import dev.cofferdam.gate.classfile.Tags;

/** What instructions name, also those that are never reached: without frames the JVM looks at that first. */
final class Operands {
    private static final int LONG_TYPE = 1;
    private static final int DOUBLE_TYPE = 3;

    private final TypeInferrer inferrer;
    private final ClassBytes in;

    Operands(TypeInferrer inferrer) {
        this.inferrer = inferrer;
        this.in = inferrer.in;
    }

    void check(int pc) {
        int at = inferrer.start + pc;
        int opcode = in.u1(at);
        switch (Instructions.group(opcode)) {
            case 'b', 'n', 'B', 'g', 'j' -> inferrer.join(pc + in.s2(at + 1));
            case 'G', 'J' -> inferrer.join(pc + in.s4(at + 1));
            case 't' -> targets(pc, at, opcode);
            case 'l' -> variable(opcode - 21, in.u1(at + 1));
            case 'L' -> variable(opcode - 26 >> 2, opcode - 26 & 3);
            case 'w' -> variable(opcode - 54, in.u1(at + 1));
            case 'W' -> variable(opcode - 59 >> 2, opcode - 59 & 3);
            case 'i', 'r' -> variable(0, in.u1(at + 1));
            case 'z' -> widened(in.u1(at + 1), in.u2(at + 2));
            case 'N', 'Q', 'k', 'O', 'M' -> need(in.u2(at + 1), in.tag(in.u2(at + 1)) == Tags.CLASS);
            case 'f' -> need(in.u2(at + 1), in.tag(in.u2(at + 1)) == Tags.FIELD);
            default -> {
                // what it does is looked at where it is reached
            }
        }
    }

    private static void need(int constant, boolean there) {
        if (!there) {
            throw Interpreter.noSuchConstant(constant);
        }
    }

    private void variable(int type, int index) {
        inferrer.local(type == LONG_TYPE || type == DOUBLE_TYPE ? index + 1 : index);
    }

    private void widened(int opcode, int index) {
        switch (Instructions.group(opcode)) {
            case 'l' -> variable(opcode - 21, index);
            case 'w' -> variable(opcode - 54, index);
            case 'i', 'r' -> variable(0, index);
            default -> throw Refused.code("'wide' stands before an instruction that it cannot widen");
        }
    }

    private void targets(int pc, int at, int opcode) {
        int operands = at + 4 - (pc & 3);
        boolean table = opcode == Instructions.TABLESWITCH;
        int count = table ? in.s4(operands + 8) - in.s4(operands + 4) + 1 : in.s4(operands + 4);
        inferrer.join(pc + in.s4(operands));
        for (int i = 0; i < count; i++) {
            inferrer.join(pc + in.s4(operands + 12 + (table ? 4 : 8) * i));
        }
    }
}
