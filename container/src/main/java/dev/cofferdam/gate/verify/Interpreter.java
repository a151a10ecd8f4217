package dev.cofferdam.gate.verify;

import static dev.cofferdam.gate.verify.Kinds.DOUBLE;
import static dev.cofferdam.gate.verify.Kinds.FLOAT;
import static dev.cofferdam.gate.verify.Kinds.INT;
import static dev.cofferdam.gate.verify.Kinds.LONG;
import static dev.cofferdam.gate.verify.Kinds.REFERENCE;
import static dev.cofferdam.gate.verify.Kinds.TOP;

import dev.cofferdam.gate.classfile.Use;

/** What each instruction does to the state (JVMS 4.10.1.9), for both ways to verify. */
abstract class Interpreter extends State {
    private static final int[] KINDS = {INT, LONG, FLOAT, DOUBLE};
    private static final char[] ARRAYS = {'I', 'J', 'F', 'D', 'L', 'B', 'C', 'S'};
    private static final int[] ELEMENTS = {INT, LONG, FLOAT, DOUBLE, TOP, INT, INT, INT};
    private static final String NEWARRAY = "ZCFDBSIJ";
    private static final int OBJECTS = 4;
    private static final int[] USES = new int[256];

    static {
        for (int opcode = 0; opcode < USES.length; opcode++) {
            USES[opcode] = Use.ofOpcode(opcode).bit();
        }
    }

    final ClassBytes in;
    final MethodCode method;
    final Members members;
    /** By constant, what instructions do with it: bits of {@link Use}. */
    int[] uses = {};

    /** Offset of the first instruction, for speed. */
    int start;

    int length;
    /** The instruction that is looked at; -1 when it is none. */
    int reached;

    private int returns;
    /** The class itself. */
    private int self;
    /** What the last array instruction found. */
    private int array;
    /** The lower of two places that were popped. */
    private int second;

    Interpreter(ClassBytes in, MethodCode method, Members members, Demands demands, boolean byFrames) {
        super(demands, byFrames);
        this.in = in;
        this.method = method;
        this.members = members;
    }

    /** Verifies the method. @throws Refused when it does not verify */
    abstract void check();

    /** Control may go from an instruction to another with the state as it is. */
    abstract void jump(int pc, int target);

    /** A constructor has run; the state before was that of the instruction. */
    abstract void initialized(int pc, int kind);

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
            case 'm' -> invoke(pc, opcode, in.u2(at + 1));
            case 'f' -> field(opcode, in.u2(at + 1));
            case 'b' -> {
                simple(opcode);
                jump(pc, pc + in.s2(at + 1));
            }
            case 'W' -> storeType(opcode - 59 >> 2, opcode - 59 & 3);
            case 'w' -> storeType(opcode - 54, in.u1(at + 1));
            case 'p' -> shuffle(opcode);
            case 'c' -> constant(opcode, in.u1(at + 1));
            case 'C' -> constant(opcode, in.u2(at + 1));
            case 'B' -> {
                popPointer();
                jump(pc, pc + in.s2(at + 1));
            }
            case 'g' -> {
                jump(pc, pc + in.s2(at + 1));
                return false;
            }
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
                return rare(pc, past, at, opcode);
            }
        }
        return true;
    }

    private boolean rare(int pc, int past, int at, int opcode) {
        switch (Instructions.group(opcode)) {
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

    private void simple(int opcode) {
        int pops = Instructions.pops(opcode);
        while (pops != 0) {
            pop(pops & 0xF);
            pops >>>= 4;
        }
        int pushes = Instructions.pushes(opcode);
        while (pushes != 0) {
            push(pushes & 0xF);
            pushes >>>= 4;
        }
    }

    /** @param type the place of its letter in IJFDA */
    private void loadType(int type, int index) {
        if (type == OBJECTS) {
            loadPointer(index);
        } else {
            load(index, KINDS[type]);
        }
    }

    private void storeType(int type, int index) {
        if (type == OBJECTS) {
            int kind = pop();
            if (!storable(kind)) {
                throw State.mismatch("on the stack", kind, REFERENCE);
            }
            store(index, kind);
        } else {
            popValue(KINDS[type]);
            store(index, KINDS[type]);
        }
    }

    private static boolean storable(int kind) {
        return Kinds.pointer(kind) || Kinds.is(kind, Kinds.RETURN_ADDRESS);
    }

    private void increment(int index) {
        if (local(index) != INT) {
            throw State.mismatch("in the variable", local(index), INT);
        }
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

    private void array(int type) {
        int found = popPointer();
        boolean fits = type == OBJECTS
                ? Kinds.referenceArray(found)
                : found == Kinds.NULL
                        || found == Kinds.arrayOf(ARRAYS[type])
                        || ARRAYS[type] == 'B' && found == Kinds.arrayOf('Z');
        if (!fits) {
            throw Refused.code(Kinds.words(found) + " is on the stack where an array of "
                    + (type == OBJECTS ? "references" : "'" + ARRAYS[type] + "'") + " is needed");
        }
        array = found;
    }

    private void loadElement(int type) {
        pop(INT);
        array(type);
        pushValue(type == OBJECTS ? Kinds.element(array) : ELEMENTS[type]);
    }

    private void storeElement(int type) {
        popValue(type == OBJECTS ? REFERENCE : ELEMENTS[type]);
        pop(INT);
        array(type);
    }

    private void lock() {
        if (byFrames) {
            popPointer();
        } else {
            pop(REFERENCE);
        }
    }

    private void length() {
        int array = popPointer();
        if (array != Kinds.NULL && !Kinds.array(array)) {
            throw Refused.code(Kinds.words(array) + " is on the stack where an array is needed");
        }
        push(INT);
    }

    private void newPrimitives(int code) {
        if (code < 4 || code > 11) {
            throw Refused.code("there is no array of primitives number " + code);
        }
        pop(INT);
        push(Kinds.arrayOf(NEWARRAY.charAt(code - 4)));
    }

    private void newObjects(int element) {
        pop(INT);
        if (Kinds.dimensions(element) >= Kinds.MOST_DIMENSIONS) {
            throw Refused.code("an array has more than 255 dimensions");
        }
        push(element + Kinds.ONE_DIMENSION);
    }

    private void newArrays(int kind, int dimensions) {
        if (dimensions < 1 || Kinds.dimensions(kind) < dimensions) {
            throw Refused.code(
                    "an array is made with " + dimensions + " of its " + Kinds.dimensions(kind) + " dimensions");
        }
        for (int i = 0; i < dimensions; i++) {
            pop(INT);
        }
        push(kind);
    }

    private int kindOfClass(int opcode, int constant) {
        if (in.tag(constant) != ClassBytes.CLASS) {
            throw noSuchConstant(constant);
        }
        uses[constant] |= USES[opcode];
        return in.kindOfClass(constant);
    }

    static Refused noSuchConstant(int constant) {
        return Refused.code("constant " + constant + " is not of the kind that the instruction needs");
    }

    /** dup, pop and swap move single values and pairs of places that are one value or two. */
    private void shuffle(int opcode) {
        switch (opcode) {
            case 87 -> popSingle();
            case 88 -> pair();
            case 89 -> {
                int top = popSingle();
                push(top);
                push(top);
            }
            case 95 -> {
                int top = popSingle();
                int below = popSingle();
                push(top);
                push(below);
            }
            default -> duplicate(opcode);
        }
    }

    /** @return the upper of two places that are two values or one; the lower is in {@link #second} */
    private int pair() {
        int upper = pop();
        if (Kinds.secondHalf(upper)) {
            second = pop();
        } else if (Kinds.single(upper)) {
            second = popSingle();
        } else {
            throw Refused.code("half of a value, or none, is on the stack where a whole one is needed");
        }
        return upper;
    }

    private void duplicate(int opcode) {
        boolean two = opcode >= 92;
        int top = two ? pair() : popSingle();
        int below = second;
        int under = opcode - (two ? 92 : 89);
        int deep = under == 2 ? pair() : under == 1 ? popSingle() : TOP;
        int deeper = second;
        pushPlaces(two, below, top);
        if (under > 0) {
            pushPlaces(under == 2, deeper, deep);
        }
        pushPlaces(two, below, top);
    }

    private void pushPlaces(boolean two, int below, int top) {
        if (two) {
            push(below);
        }
        push(top);
    }

    private void constant(int opcode, int constant) {
        switch (in.tag(constant)) {
            case ClassBytes.INTEGER_CONSTANT -> push(INT);
            case ClassBytes.FLOAT_CONSTANT -> push(FLOAT);
            case ClassBytes.STRING -> push(Kinds.ofClass(ClassNames.STRING));
            case ClassBytes.METHOD_HANDLE -> push(Kinds.ofClass(ClassNames.METHOD_HANDLE));
            case ClassBytes.METHOD_TYPE -> push(Kinds.ofClass(ClassNames.METHOD_TYPE));
            case ClassBytes.CLASS -> {
                if (in.major() < 49) {
                    throw noSuchConstant(constant);
                }
                push(Kinds.ofClass(ClassNames.CLASS));
            }
            case ClassBytes.DYNAMIC -> dynamic(constant, false);
            default -> throw noSuchConstant(constant);
        }
        uses[constant] |= USES[opcode];
    }

    private void wideConstant(int constant) {
        switch (in.tag(constant)) {
            case ClassBytes.LONG_CONSTANT -> pushValue(LONG);
            case ClassBytes.DOUBLE_CONSTANT -> pushValue(DOUBLE);
            case ClassBytes.DYNAMIC -> dynamic(constant, true);
            default -> throw noSuchConstant(constant);
        }
    }

    private void dynamic(int constant, boolean wide) {
        uses[constant] |= USES[Instructions.LDC];
        int kind = in.kindOfField(in.descriptor(constant));
        if (Kinds.wide(kind) != wide) {
            throw noSuchConstant(constant);
        }
        pushValue(kind);
    }

    private void field(int opcode, int constant) {
        int kind = in.field(constant);
        if (kind == TOP) {
            throw noSuchConstant(constant);
        }
        uses[constant] |= USES[opcode];
        boolean put = (opcode & 1) != 0;
        if (put) {
            popValue(kind);
        }
        if (opcode >= Instructions.GETFIELD) {
            int owner = in.kindOfClass(in.owner(constant));
            if (Kinds.array(owner) && byFrames) {
                throw Refused.code("a field of an array is used");
            }
            receiver(constant, put, owner);
        }
        if (!put) {
            pushValue(kind);
        }
    }

    private void receiver(int constant, boolean put, int owner) {
        int object = pop();
        boolean early = put && object == Kinds.UNINITIALIZED_THIS && members.ownField(constant);
        if (object == owner || !early) {
            receive(object, owner, constant);
        }
    }

    /** A member is used on an object. */
    private void receive(int object, int owner, int constant) {
        if (object != owner) {
            assign(object, owner, "on the stack");
        }
        if (object != self && follows && !Kinds.array(object) && Kinds.classOf(object) != 0) {
            demands.received(Kinds.classOf(object), constant);
        }
    }

    private void invoke(int pc, int opcode, int constant) {
        int called = in.method(constant);
        if (called == 0 || !suits(opcode, (called & ClassBytes.OF_INTERFACE) != 0)) {
            throw noSuchConstant(constant);
        }
        uses[constant] |= USES[opcode];
        int signature = ClassBytes.signatureStart(called);
        if (opcode == Instructions.INVOKEINTERFACE) {
            counts(pc, in.signature(signature) + 1);
        }
        arguments(signature);
        if ((called & ClassBytes.SPECIAL) != 0) {
            if (opcode != Instructions.INVOKESPECIAL || (called & ClassBytes.CONSTRUCTOR) == 0) {
                throw Refused.code("an initialiser is called as if it were a method");
            }
            if (in.signature(signature + 1) != TOP) {
                throw Refused.code("a constructor returns a value");
            }
            construct(pc, constant, in.owner(constant));
            return;
        }
        switch (opcode) {
            case Instructions.INVOKESPECIAL -> {
                pop(self);
                ownOrSuper(called, constant);
            }
            case Instructions.INVOKEVIRTUAL -> receive(pop(), in.kindOfClass(in.owner(constant)), constant);
            case Instructions.INVOKEINTERFACE -> call(pop(), in.kindOfClass(in.owner(constant)), constant);
            default -> {
                // a static method has no receiver
            }
        }
        pushResult(signature);
    }

    /** A method of an interface is called on an object. */
    private void call(int object, int owner, int constant) {
        if (object != owner) {
            assign(object, owner, "on the stack");
            if (follows && !Kinds.array(object) && Kinds.classOf(object) != 0) {
                demands.called(Kinds.classOf(object), Kinds.classOf(owner), constant);
            }
        }
    }

    /** JVMS 4.9.1: since version 52 interfaces have static methods and such as {@code super} finds. */
    private boolean suits(int opcode, boolean ofInterface) {
        boolean either =
                (opcode == Instructions.INVOKESPECIAL || opcode == Instructions.INVOKESTATIC) && in.major() >= 52;
        return either || ofInterface == (opcode == Instructions.INVOKEINTERFACE);
    }

    private void ownOrSuper(int called, int constant) {
        if ((called & ClassBytes.OF_INTERFACE) != 0 && !members.direct(in.owner(constant))) {
            throw Refused.code("'super' names an interface that the class does not implement itself");
        }
        if (byFrames && !members.selfOrSuper(in.owner(constant))) {
            int owner = in.kindOfClass(in.owner(constant));
            if (Kinds.array(owner)) {
                throw Refused.code("'super' names an array");
            }
            demand(self, owner);
        }
    }

    private void counts(int pc, int places) {
        int at = start + pc;
        if (in.u1(at + 3) != places || in.u1(at + 4) != 0) {
            throw Refused.code("the call claims another number of arguments than the method has");
        }
    }

    private void arguments(int signature) {
        for (int i = in.signature(signature) + 1; i > 1; i--) {
            pop(in.signature(signature + i));
        }
    }

    private void pushResult(int signature) {
        int kind = in.signature(signature + 1);
        if (kind != TOP) {
            pushValue(kind);
        }
    }

    private void callSite(int at) {
        int constant = in.u2(at + 1);
        if (in.tag(constant) != ClassBytes.INVOKE_DYNAMIC) {
            throw noSuchConstant(constant);
        }
        uses[constant] |= USES[Instructions.INVOKEDYNAMIC];
        if (in.u2(at + 3) != 0) {
            throw Refused.code("the last operands of 'invokedynamic' are not 0");
        }
        if (in.special(in.name(constant))) {
            throw Refused.code("an initialiser is called as if it were a method");
        }
        int signature = in.signatureOf(in.descriptor(constant));
        arguments(signature);
        pushResult(signature);
    }

    private void construct(int pc, int constant, int owner) {
        int object = popPointer();
        if (object == Kinds.UNINITIALIZED_THIS) {
            if (!members.selfOrSuper(owner)) {
                throw Refused.code("a constructor calls one of a class that is neither its own nor the superclass");
            }
        } else if (Kinds.is(object, Kinds.UNINITIALIZED)) {
            int made = start + Kinds.offset(object);
            if (Kinds.offset(object) > length - 3
                    || in.u1(made) != Instructions.NEW
                    || in.tag(in.u2(made + 1)) != ClassBytes.CLASS
                    || !in.sameClass(in.u2(made + 1), owner)) {
                throw Refused.code("the constructor of another class is called than the one that 'new' names");
            }
            if (follows) {
                demands.made(Kinds.classOf(in.kindOfClass(owner)), constant);
            }
        } else {
            throw Refused.code("a constructor is called on " + Kinds.words(object));
        }
        initialize(object, object == Kinds.UNINITIALIZED_THIS ? self : in.kindOfClass(owner));
        initialized(pc, object);
    }

    private void leave(int type) {
        if (type == 5) {
            if (returns != TOP) {
                throw Refused.code("nothing is returned where the method returns " + Kinds.words(returns));
            }
            if (thisUninitialized) {
                throw Refused.code("a constructor returns before it called another");
            }
            return;
        }
        if (type == OBJECTS) {
            int found = popPointer();
            if (returns == TOP || !Kinds.assignable(found, returns)) {
                throw wrongResult(found);
            }
            demand(found, returns);
        } else {
            popValue(KINDS[type]);
            if (returns != KINDS[type]) {
                throw wrongResult(KINDS[type]);
            }
        }
    }

    private Refused wrongResult(int found) {
        return Refused.code(Kinds.words(found) + " is returned where the method returns "
                + (returns == TOP ? "nothing" : Kinds.words(returns)));
    }

    private void branches(int pc, int opcode) {
        pop(INT);
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
