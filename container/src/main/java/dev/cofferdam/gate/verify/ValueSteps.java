package dev.cofferdam.gate.verify;

import static dev.cofferdam.gate.verify.Kinds.DOUBLE;
import static dev.cofferdam.gate.verify.Kinds.FLOAT;
import static dev.cofferdam.gate.verify.Kinds.INT;
import static dev.cofferdam.gate.verify.Kinds.LONG;
import static dev.cofferdam.gate.verify.Kinds.REFERENCE;
import static dev.cofferdam.gate.verify.Kinds.TOP;

/** What those instructions do to the state that name no constant: they move values, calculate, and make and read arrays. */
abstract class ValueSteps extends State {
    static final int[] KINDS = {INT, LONG, FLOAT, DOUBLE};
    private static final char[] ARRAYS = {'I', 'J', 'F', 'D', 'L', 'B', 'C', 'S'};
    private static final int[] ELEMENTS = {INT, LONG, FLOAT, DOUBLE, TOP, INT, INT, INT};
    private static final String NEWARRAY = "ZCFDBSIJ";
    static final int OBJECTS = 4;

    /** What the last array instruction found. */
    private int array;
    /** The lower of two places that were popped. */
    private int second;

    ValueSteps(Noted demands, boolean byFrames) {
        super(demands, byFrames);
    }

    final void simple(int opcode) {
        int pops = Instructions.pops(opcode);
        while (pops != 0) {
            popPlace(pops & 0xF);
            pops >>>= 4;
        }
        int pushes = Instructions.pushes(opcode);
        while (pushes != 0) {
            push(pushes & 0xF);
            pushes >>>= 4;
        }
    }

    /** @param type the place of its letter in IJFDA */
    final void loadType(int type, int index) {
        if (type == OBJECTS) {
            loadPointer(index);
        } else {
            load(index, KINDS[type]);
        }
    }

    final void storeType(int type, int index) {
        int kind;
        if (type == OBJECTS) {
            kind = pop();
            if (!storable(kind)) {
                throw State.mismatch("on the stack", kind, REFERENCE);
            }
        } else {
            kind = KINDS[type];
            popPrimitive(kind);
        }
        store(index, kind);
    }

    static boolean storable(int kind) {
        return Kinds.pointer(kind) || Kinds.is(kind, Kinds.RETURN_ADDRESS);
    }

    final void increment(int index) {
        if (local(index) != INT) {
            throw State.mismatch("in the variable", local(index), INT);
        }
    }

    final void array(int type) {
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

    final void loadElement(int type) {
        popPlace(INT);
        array(type);
        pushValue(type == OBJECTS ? Kinds.element(array) : ELEMENTS[type]);
    }

    final void storeElement(int type) {
        popValue(type == OBJECTS ? REFERENCE : ELEMENTS[type]);
        popPlace(INT);
        array(type);
    }

    final void lock() {
        if (byFrames) {
            popPointer();
        } else {
            pop(REFERENCE);
        }
    }

    final void length() {
        int array = popPointer();
        if (array != Kinds.NULL && !Kinds.array(array)) {
            throw Refused.code(Kinds.words(array) + " is on the stack where an array is needed");
        }
        push(INT);
    }

    final void newPrimitives(int code) {
        if (code < 4 || code > 11) {
            throw Refused.code("there is no array of primitives number " + code);
        }
        popPlace(INT);
        push(Kinds.arrayOf(NEWARRAY.charAt(code - 4)));
    }

    final void newObjects(int element) {
        popPlace(INT);
        if (Kinds.dimensions(element) >= Kinds.MOST_DIMENSIONS) {
            throw Refused.code("an array has more than 255 dimensions");
        }
        push(element + Kinds.ONE_DIMENSION);
    }

    final void newArrays(int kind, int dimensions) {
        if (dimensions < 1 || Kinds.dimensions(kind) < dimensions) {
            throw Refused.code(
                    "an array is made with " + dimensions + " of its " + Kinds.dimensions(kind) + " dimensions");
        }
        for (int i = 0; i < dimensions; i++) {
            popPlace(INT);
        }
        push(kind);
    }

    /** dup, pop and swap move single values and pairs of places that are one value or two. */
    final void shuffle(int opcode) {
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

    final void duplicate(int opcode) {
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

    final void pushPlaces(boolean two, int below, int top) {
        if (two) {
            push(below);
        }
        push(top);
    }
}
