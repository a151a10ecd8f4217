package dev.cofferdam.gate.verify;

import static dev.cofferdam.gate.verify.Kinds.DOUBLE;
import static dev.cofferdam.gate.verify.Kinds.FLOAT;
import static dev.cofferdam.gate.verify.Kinds.INT;
import static dev.cofferdam.gate.verify.Kinds.LONG;
import static dev.cofferdam.gate.verify.Kinds.TOP;

import dev.cofferdam.gate.classfile.Tags;
import dev.cofferdam.gate.classfile.Use;

/** What those instructions do to the state that name a constant: they load it, use fields, call methods and make objects. */
abstract class MemberSteps extends ValueSteps {
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
    /** What the method returns. */
    int returns;
    /** The class itself. */
    int self;

    MemberSteps(ClassBytes in, MethodCode method, Members members, Noted demands, boolean byFrames) {
        super(demands, byFrames);
        this.in = in;
        this.method = method;
        this.members = members;
    }

    /** A constructor has run; the state before was that of the instruction. */
    abstract void initialized(int pc, int kind);

    final int kindOfClass(int opcode, int constant) {
        if (in.tag(constant) != Tags.CLASS) {
            throw noSuchConstant(constant);
        }
        uses[constant] |= USES[opcode];
        return in.kindOfClass(constant);
    }

    static Refused noSuchConstant(int constant) {
        return Refused.code("constant " + constant + " is not of the kind that the instruction needs");
    }

    final void constant(int opcode, int constant) {
        switch (in.tag(constant)) {
            case Tags.INTEGER -> push(INT);
            case Tags.FLOAT -> push(FLOAT);
            case Tags.STRING -> push(Kinds.ofClass(ClassNames.STRING));
            case Tags.METHOD_HANDLE -> push(Kinds.ofClass(ClassNames.METHOD_HANDLE));
            case Tags.METHOD_TYPE -> push(Kinds.ofClass(ClassNames.METHOD_TYPE));
            case Tags.CLASS -> {
                if (in.major() < 49) {
                    throw noSuchConstant(constant);
                }
                push(Kinds.ofClass(ClassNames.CLASS));
            }
            case Tags.DYNAMIC -> dynamic(constant, false);
            default -> throw noSuchConstant(constant);
        }
        uses[constant] |= USES[opcode];
    }

    final void wideConstant(int constant) {
        switch (in.tag(constant)) {
            case Tags.LONG -> pushValue(LONG);
            case Tags.DOUBLE -> pushValue(DOUBLE);
            case Tags.DYNAMIC -> dynamic(constant, true);
            default -> throw noSuchConstant(constant);
        }
    }

    final void dynamic(int constant, boolean wide) {
        uses[constant] |= USES[Instructions.LDC];
        int kind = in.kindOfField(in.descriptor(constant));
        if (Kinds.wide(kind) != wide) {
            throw noSuchConstant(constant);
        }
        pushValue(kind);
    }

    final void field(int opcode, int constant) {
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

    final void receiver(int constant, boolean put, int owner) {
        int object = pop();
        boolean early = put && object == Kinds.UNINITIALIZED_THIS && members.ownField(constant);
        if (object == owner || !early) {
            receive(object, owner, constant);
        }
    }

    /** A member is used on an object. */
    final void receive(int object, int owner, int constant) {
        if (object != owner) {
            assign(object, owner, "on the stack");
        }
        if (object != self && follows && !Kinds.array(object) && Kinds.classOf(object) != 0) {
            received(Kinds.classOf(object), constant);
        }
    }

    private void received(int by, int constant) {
        if (by < Unions.FIRST) {
            demands.received(by, constant);
            return;
        }
        for (int member : unions.members(by)) {
            demands.received(member, constant);
        }
    }

    final void invoke(int pc, int opcode, int constant) {
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
    final void call(int object, int owner, int constant) {
        if (object != owner) {
            assign(object, owner, "on the stack");
            boolean one = Kinds.classOf(object) != 0 && Kinds.classOf(object) < Unions.FIRST;
            if (follows && !Kinds.array(object) && one) {
                demands.called(Kinds.classOf(object), Kinds.classOf(owner), constant);
            }
        }
    }

    /** JVMS 4.9.1: since version 52 interfaces have static methods and such as {@code super} finds. */
    final boolean suits(int opcode, boolean ofInterface) {
        boolean either =
                (opcode == Instructions.INVOKESPECIAL || opcode == Instructions.INVOKESTATIC) && in.major() >= 52;
        return either || ofInterface == (opcode == Instructions.INVOKEINTERFACE);
    }

    final void ownOrSuper(int called, int constant) {
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

    final void counts(int pc, int places) {
        int at = start + pc;
        if (in.u1(at + 3) != places || in.u1(at + 4) != 0) {
            throw Refused.code("the call claims another number of arguments than the method has");
        }
    }

    final void arguments(int signature) {
        for (int i = in.signature(signature) + 1; i > 1; i--) {
            pop(in.signature(signature + i));
        }
    }

    final void pushResult(int signature) {
        int kind = in.signature(signature + 1);
        if (kind != TOP) {
            pushValue(kind);
        }
    }

    final void callSite(int at) {
        int constant = in.u2(at + 1);
        if (in.tag(constant) != Tags.INVOKE_DYNAMIC) {
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

    final void construct(int pc, int constant, int owner) {
        int object = popPointer();
        if (object == Kinds.UNINITIALIZED_THIS) {
            if (!members.selfOrSuper(owner)) {
                throw Refused.code("a constructor calls one of a class that is neither its own nor the superclass");
            }
        } else if (Kinds.is(object, Kinds.UNINITIALIZED)) {
            int made = start + Kinds.offset(object);
            if (Kinds.offset(object) > length - 3
                    || in.u1(made) != Instructions.NEW
                    || in.tag(in.u2(made + 1)) != Tags.CLASS
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

    final void leave(int type) {
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
            popPrimitive(KINDS[type]);
            if (returns != KINDS[type]) {
                throw wrongResult(KINDS[type]);
            }
        }
    }

    final Refused wrongResult(int found) {
        return Refused.code(Kinds.words(found) + " is returned where the method returns "
                + (returns == TOP ? "nothing" : Kinds.words(returns)));
    }
}
