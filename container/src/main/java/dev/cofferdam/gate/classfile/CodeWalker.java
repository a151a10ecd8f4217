package dev.cofferdam.gate.classfile;

/** Steps over the instructions of a method (JVMS 6.5) and stops at those that name a constant. */
final class CodeWalker {

    /** Hears of each instruction with a constant. */
    interface Visitor {
        void instruction(int pc, int opcode, int constant);
    }

    /** The length of each instruction; 0 where it varies. Letters are those that name a constant in two bytes. */
    private static final String LENGTHS = "1".repeat(16) // nop … dconst_1
            + "23" // bipush sipush
            + "LCC" // ldc ldc_w ldc2_w
            + "2".repeat(5) // loads
            + "1".repeat(28) // iload_0 … saload
            + "2".repeat(5) // stores
            + "1".repeat(73) // istore_0 … lxor
            + "3" // iinc
            + "1".repeat(20) // i2l … dcmpg
            + "3".repeat(16) // if… goto jsr
            + "2" // ret
            + "TS" // tableswitch lookupswitch
            + "1".repeat(6) // returns
            + "C".repeat(7) // fields, invokevirtual, invokespecial, invokestatic
            + "II" // invokeinterface invokedynamic
            + "C2C11CC11W" // new newarray anewarray arraylength athrow checkcast instanceof monitors wide
            + "M3355"; // multianewarray ifnull ifnonnull goto_w jsr_w

    private static final byte[] KINDS = ClassLayout.ascii(LENGTHS);

    private final ConstantPool in;

    CodeWalker(ConstantPool in) {
        this.in = in;
    }

    /** @param from the offset of the first instruction in the file */
    void walk(int from, int length, Visitor visitor) {
        int pc = 0;
        while (pc < length) {
            int at = from + pc;
            int opcode = in.u1(at);
            if (opcode >= KINDS.length) {
                throw new MalformedClassException("instruction of unknown kind " + opcode);
            }
            byte kind = KINDS[opcode];
            if (kind >= '1' && kind <= '9') {
                pc += kind - '0';
                continue;
            }
            if (kind == 'L') {
                visitor.instruction(pc, opcode, in.u1(at + 1));
            } else if (kind == 'C' || kind == 'I' || kind == 'M') {
                visitor.instruction(pc, opcode, in.u2(at + 1));
            }
            pc += length(kind, pc, at, length);
        }
    }

    private int length(byte kind, int pc, int at, int limit) {
        return switch (kind) {
            case 'L' -> 2;
            case 'C' -> 3;
            case 'I' -> 5;
            case 'M' -> 4;
            case 'W' -> in.u1(at + 1) == 132 ? 6 : 4;
            default -> switchLength(kind, pc, at, limit);
        };
    }

    private int switchLength(byte kind, int pc, int at, int limit) {
        int padding = 3 - pc % 4;
        int operands = at + 1 + padding;
        long entries =
                kind == 'T' ? 4L * ((long) in.s4(operands + 8) - in.s4(operands + 4) + 1) : 8L * in.s4(operands + 4);
        long length = 1 + padding + (kind == 'T' ? 12 : 8) + entries;
        if (entries < 0 || length > limit) {
            throw new MalformedClassException("switch of impossible size");
        }
        return (int) length;
    }
}
