package dev.cofferdam.gate.verify;

/**
 * Lets the instructions act that most code is made of, one after the other, without a call for each. It never refuses: an
 * instruction that is not plainly right is left, untouched, to the {@link Interpreter}, which says what is wrong with it.
 */
abstract class StraightCode extends Interpreter {
    private static final int OF_METHOD =
            ClassBytes.OF_INTERFACE | ClassBytes.SPECIAL | ClassBytes.CONSTRUCTOR | ClassBytes.OF_ARRAY;
    private static final int OF_CONSTRUCTOR = ClassBytes.SPECIAL | ClassBytes.CONSTRUCTOR;

    /** Whether control goes on behind the last instruction. */
    boolean flows;
    /** How many instructions were looked at since somebody asked. */
    int looked;

    StraightCode(ClassBytes in, MethodCode method, Members members) {
        super(in, method, members);
    }

    /**
     * Follows instructions until control does not go on behind one.
     *
     * @param from where the first starts
     * @param to no instruction that starts there or behind it is looked at
     * @param guarded whether to stop behind one that changes a variable
     * @return where the first starts that was not looked at
     */
    final int follow(int from, int to, boolean guarded) {
        byte[] code = in.bytes;
        int[] values = stack;
        int[] variables = locals;
        int end = to;
        int top = depth;
        int pc = from;
        while (pc < end) {
            reached = pc;
            looked++;
            int at = start + pc;
            int opcode = code[at] & 0xFF;
            int plain = Instructions.plain(opcode);
            int past = pc + (plain & Instructions.LENGTH_BITS);
            if (past > length) {
                break;
            }
            int after = -1;
            switch (plain >> Instructions.GROUP_SHIFT & 0xFF) {
                case Instructions.LOAD_POINTER -> {
                    int index = index(plain, code[at + 1]);
                    if (top < maxStack && index < maxLocals && Kinds.pointer(variables[index])) {
                        values[top] = variables[index];
                        after = top + 1;
                    }
                }
                case Instructions.LOAD -> {
                    int index = index(plain, code[at + 1]);
                    if (top < maxStack && index < maxLocals && variables[index] == plain >>> Instructions.KIND_SHIFT) {
                        values[top] = variables[index];
                        after = top + 1;
                    }
                }
                case Instructions.LOAD_WIDE ->
                    after = load(plain >>> Instructions.KIND_SHIFT, index(plain, code[at + 1]), top);
                case Instructions.STORE -> {
                    int index = index(plain, code[at + 1]);
                    if (top > 0 && index < maxLocals) {
                        int before = variables[index];
                        after = store(plain >>> Instructions.KIND_SHIFT, index, top);
                        if (guarded && variables[index] != before) {
                            end = past;
                        }
                    }
                }
                case Instructions.CALL -> after = call(pc, opcode, top, guarded);
                case Instructions.FIELD -> after = field(opcode, at, top);
                case Instructions.PUSH -> {
                    if (top < maxStack) {
                        values[top] = plain >>> Instructions.KIND_SHIFT;
                        after = top + 1;
                    }
                }
                case Instructions.DUPLICATE -> {
                    if (top > 0 && top < maxStack && Kinds.single(values[top - 1])) {
                        values[top] = values[top - 1];
                        after = top + 1;
                    }
                }
                case Instructions.BINARY -> {
                    if (top > 1 && values[top - 1] == Kinds.INT && values[top - 2] == Kinds.INT) {
                        after = top - 1;
                    }
                }
                case Instructions.SIMPLE -> after = simple(opcode, top);
                case Instructions.BRANCH -> {
                    after = simple(opcode, top);
                    if (after >= 0) {
                        depth = after;
                        jump(pc, pc + (code[at + 1] << 8 | code[at + 2] & 0xFF));
                    }
                }
                case Instructions.BRANCH_POINTER -> {
                    if (top > 0 && Kinds.pointer(values[top - 1])) {
                        after = top - 1;
                        depth = after;
                        jump(pc, pc + (code[at + 1] << 8 | code[at + 2] & 0xFF));
                    }
                }
                case Instructions.OTHER -> after = other(pc, opcode, top);
                default -> {
                    if (leaves(opcode, top)) {
                        flows = false;
                        end = past;
                        after = top;
                    }
                }
            }
            if (after < 0) {
                break;
            }
            top = after;
            pc = past;
        }
        depth = top;
        return pc;
    }

    /** Of the variable, which the instruction's own number tells or the byte behind it. */
    private static int index(int plain, int operand) {
        int bits = plain >> Instructions.INDEX_SHIFT;
        return (bits & 4) != 0 ? operand & 0xFF : bits & 3;
    }

    /** Whether a return or goto is right. */
    private boolean leaves(int opcode, int top) {
        switch (opcode) {
            case Instructions.GOTO -> {
                depth = top;
                jump(reached, reached + in.s2(start + reached + 1));
                return true;
            }
            case Instructions.RETURN -> {
                return returns == Kinds.TOP && !thisUninitialized;
            }
            case Instructions.IRETURN -> {
                return top > 0 && returns == Kinds.INT && stack[top - 1] == Kinds.INT;
            }
            case Instructions.ARETURN -> {
                return top > 0
                        && returns >= Kinds.REFERENCE
                        && Kinds.reference(stack[top - 1])
                        && fits(stack[top - 1], returns);
            }
            case Instructions.ATHROW -> {
                return top > 0 && stack[top - 1] == Kinds.REFERENCE;
            }
            default -> {
                return false;
            }
        }
    }

    private int other(int pc, int opcode, int top) {
        int at = start + pc;
        switch (opcode) {
            case Instructions.LDC -> {
                return constant(in.tag(in.u1(at + 1)), top);
            }
            case Instructions.LDC_W -> {
                return constant(in.tag(in.u2(at + 1)), top);
            }
            case Instructions.POP -> {
                return top > 0 && Kinds.single(stack[top - 1]) ? top - 1 : -1;
            }
            case Instructions.IINC -> {
                int index = in.u1(at + 1);
                return index < maxLocals && locals[index] == Kinds.INT ? top : -1;
            }
            case Instructions.NEW -> {
                int constant = in.u2(at + 1);
                boolean made = top < maxStack
                        && in.tag(constant) == ClassBytes.CLASS
                        && in.kindOfClass(constant) == Kinds.REFERENCE;
                return made ? push(Kinds.UNINITIALIZED | pc << 8, top) : -1;
            }
            case Instructions.CHECKCAST, Instructions.INSTANCEOF -> {
                int constant = in.u2(at + 1);
                if (in.tag(constant) != ClassBytes.CLASS || top == 0 || !Kinds.reference(stack[top - 1])) {
                    return -1;
                }
                int kind = in.kindOfClass(constant);
                stack[top - 1] = opcode == Instructions.CHECKCAST ? kind : Kinds.INT;
                return top;
            }
            default -> {
                return -1;
            }
        }
    }

    private int constant(int tag, int top) {
        return switch (tag) {
            case ClassBytes.STRING -> push(Kinds.REFERENCE, top);
            case ClassBytes.INTEGER_CONSTANT -> push(Kinds.INT, top);
            case ClassBytes.FLOAT_CONSTANT -> push(Kinds.FLOAT, top);
            case ClassBytes.CLASS -> in.major() >= 49 ? push(Kinds.REFERENCE, top) : -1;
            default -> -1;
        };
    }

    private int load(int wanted, int index, int top) {
        if (top + 2 > maxStack || index + 2 > maxLocals || locals[index] != wanted || locals[index + 1] != wanted + 1) {
            return -1;
        }
        return push(wanted, top);
    }

    /** Of a single value; the half of a wide one that it would cut is left to {@link State#store}. */
    private int store(int wanted, int index, int top) {
        int kind = stack[top - 1];
        if (wanted == Kinds.REFERENCE ? !Kinds.pointer(kind) : kind != wanted) {
            return -1;
        }
        int before = locals[index];
        if (before != kind) {
            if (before >= Kinds.LONG && before <= Kinds.DOUBLE_2ND) {
                return -1;
            }
            locals[index] = kind;
            used = Math.max(used, index + 1);
            changed = true;
        }
        return top - 1;
    }

    private int simple(int opcode, int top) {
        int after = top;
        for (int pops = Instructions.pops(opcode); pops != 0; pops >>>= 4) {
            if (after == 0 || stack[--after] != (pops & 0xF)) {
                return -1;
            }
        }
        int pushes = Instructions.pushes(opcode);
        return pushes == 0 ? after : push(pushes & 0xF, after);
    }

    private int field(int opcode, int at, int top) {
        int kind = in.field(in.u2(at + 1));
        if (kind == 0 || (kind & ClassBytes.OF_ARRAY) != 0) {
            return -1;
        }
        int places = Kinds.wide(kind) ? 2 : 1;
        int after = top;
        if ((opcode & 1) != 0) {
            after -= places;
            if (after < 0 || !fits(stack[after], kind) || places == 2 && stack[after + 1] != kind + 1) {
                return -1;
            }
        }
        if (opcode >= Instructions.GETFIELD && (--after < 0 || !fits(stack[after], Kinds.REFERENCE))) {
            return -1;
        }
        return (opcode & 1) != 0 ? after : push(kind, after);
    }

    private static boolean fits(int found, int wanted) {
        return found == wanted || Kinds.assignable(found, wanted);
    }

    /** @return how much is on the stack then; negative when it does not fit there */
    private int push(int kind, int top) {
        int places = Kinds.wide(kind) ? 2 : 1;
        if (top + places > maxStack) {
            return -1;
        }
        stack[top] = kind;
        if (places == 2) {
            stack[top + 1] = kind + 1;
        }
        return top + places;
    }

    private int call(int pc, int opcode, int top, boolean guarded) {
        int at = start + pc;
        int constant = in.u2(at + 1);
        int called = in.method(constant);
        int kind = called & OF_METHOD;
        int wanted = opcode == Instructions.INVOKEINTERFACE ? ClassBytes.OF_INTERFACE : 0;
        boolean constructor = kind == OF_CONSTRUCTOR && opcode == Instructions.INVOKESPECIAL && !guarded;
        if (called == 0 || kind != wanted && !constructor) {
            return -1;
        }
        int[] signatures = in.signatures();
        int signature = ClassBytes.signatureStart(called);
        int places = signatures[signature];
        int after = top - places;
        if (after < 0 || wanted != 0 && (in.u1(at + 3) != places + 1 || in.u1(at + 4) != 0)) {
            return -1;
        }
        for (int i = 0; i < places; i++) {
            if (!fits(stack[after + i], signatures[signature + 2 + i])) {
                return -1;
            }
        }
        int result = signatures[signature + 1];
        if (constructor) {
            return result == Kinds.TOP && after > 0 ? construct(constant, after - 1) : -1;
        }
        if (opcode != Instructions.INVOKESTATIC && (--after < 0 || !fits(stack[after], Kinds.REFERENCE))) {
            return -1;
        }
        return result == Kinds.TOP ? after : push(result, after);
    }

    /** Of an object that a {@code new} made; who may call one on {@code this} is asked elsewhere. */
    private int construct(int constant, int after) {
        int object = stack[after];
        if (!Kinds.is(object, Kinds.UNINITIALIZED) || !madeOf(object, in.owner(constant))) {
            return -1;
        }
        depth = after;
        initialize(object);
        return after;
    }
}
