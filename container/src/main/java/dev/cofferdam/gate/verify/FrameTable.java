package dev.cofferdam.gate.verify;

import dev.cofferdam.gate.classfile.Tags;
import java.util.Arrays;

/**
 * The frames that a method claims (JVMS 4.7.4), unpacked. A frame with the variables of the one before shares them, and one with a
 * few more goes on behind them, so most cost nothing. One instance is used for method after method.
 */
final class FrameTable {
    private static final int OBJECT = 7;
    private static final int UNINITIALIZED = 8;
    private static final int[] TAGS = {
        Kinds.TOP, Kinds.INT, Kinds.FLOAT, Kinds.DOUBLE, Kinds.LONG, Kinds.NULL, Kinds.UNINITIALIZED_THIS
    };

    private final ClassBytes in;
    private final Budget budget;
    private int[] frameAt = new int[256];
    private int base;
    private int count;
    /** Five numbers a frame. */
    private int[] frames = new int[5 * 32];

    private int[] locals = new int[256];
    private int localsEnd;
    private int[] stacks = new int[64];
    private int stacksEnd;
    private int[] made = new int[16];
    private int madeCount;
    private int at;
    private int end;

    FrameTable(ClassBytes in, Budget budget) {
        this.in = in;
        this.budget = budget;
    }

    /** The offset of a frame; of the one behind the last, one that no code reaches. */
    int offset(int frame) {
        return frame < count ? frames[5 * frame] : Integer.MAX_VALUE;
    }

    boolean thisUninitialized(int frame) {
        return (frames[5 * frame + 1] & 1) != 0;
    }

    private int localsAt(int frame) {
        return frames[5 * frame + 1] >>> 1;
    }

    private int localCount(int frame) {
        return frames[5 * frame + 2];
    }

    private int stackAt(int frame) {
        return frames[5 * frame + 3];
    }

    private int depth(int frame) {
        return frames[5 * frame + 4];
    }

    /** The frame at that offset; -1 when there is none. */
    int find(int pc) {
        int frame = pc < 0 || pc >= frameAt.length ? -1 : frameAt[pc] - base - 1;
        return frame >= 0 && frame < count ? frame : -1;
    }

    /**
     * All frames belong to instructions, and new objects are made by a {@code new}.
     *
     * @param code the offset of the method's first instruction
     * @param met how many frames were met at instructions
     */
    void mustNameInstructions(Offsets starts, int code, int met) {
        if (met < count) {
            throw Refused.format("its stack map has a frame inside an instruction");
        }
        if (!newObjectsAreMade(starts, code)) {
            throw Refused.format("its stack map has a new object that no 'new' makes");
        }
    }

    private boolean newObjectsAreMade(Offsets starts, int code) {
        for (int i = 0; i < madeCount; i++) {
            if (!starts.contains(made[i]) || in.u1(code + made[i]) != Instructions.NEW) {
                return false;
            }
        }
        return true;
    }

    /** Whether all frames that could be read belong to instructions, and new objects are made by a {@code new}. */
    boolean nameInstructions(Offsets starts, int code) {
        for (int frame = 0; frame < count; frame++) {
            if (!starts.contains(offset(frame))) {
                return false;
            }
        }
        return newObjectsAreMade(starts, code);
    }

    /** Reads the frames of a method. @param entry the state in which it starts */
    void read(MethodCode method, State entry) {
        base = base > Integer.MAX_VALUE - (1 << 20) ? 0 : base + count;
        if (base == 0) {
            Arrays.fill(frameAt, 0);
        }
        count = 0;
        madeCount = 0;
        localsEnd = 0;
        stacksEnd = 0;
        int table = find(method);
        if (table == 0 || in.s4(table + 2) == 0) { // HotSpot takes one without content for none
            return;
        }
        if (frameAt.length < method.length) {
            frameAt = Arrays.copyOf(frameAt, method.length * 2);
        }
        at = table + 6;
        end = at + in.s4(table + 2);
        all(method, entry);
        if (at != end && count > 0) { // what is behind the number of none is no affair of the verifier's
            throw Refused.stackMap("its stack map has another length than it claims");
        }
    }

    /** The attribute; 0 when there is none. */
    private int find(MethodCode method) {
        int attribute = method.attributes + 2;
        int found = 0;
        for (int left = in.u2(method.attributes); left > 0; left--) {
            if (in.isFrames(in.u2(attribute))) {
                if (found != 0) {
                    throw Refused.format("it has two stack maps");
                }
                found = attribute;
            }
            attribute += 6 + in.s4(attribute + 2);
        }
        return found;
    }

    private void all(MethodCode method, State entry) {
        int left = u2();
        int offset = -1;
        int start = own(entry);
        int size = entry.used;
        boolean uninitialized = entry.thisUninitialized;
        for (; left > 0; left--) {
            int kind = u1();
            int delta = kind < 64 ? kind : kind < 128 ? kind - 64 : kind < 247 ? -1 : u2();
            if (delta < 0) {
                throw Refused.stackMap("its stack map has a frame of unknown kind " + kind);
            }
            offset += delta + 1;
            int stack = stacksEnd;
            if (kind >= 64 && kind < 128 || kind == 247) {
                type(true);
            } else if (kind == 255) {
                start = localsEnd;
                types(u2(), false);
                size = localsEnd - start;
                uninitialized = anyThis(start, size);
                mustFit(size, method.maxLocals);
                types(u2(), true);
            } else if (kind > 251) {
                start = movable(start, size);
                types(kind - 251, false);
                size = localsEnd - start;
                uninitialized = uninitialized || anyThis(start, size);
            } else if (kind > 247 && kind < 251) {
                size = chopped(start, size, 251 - kind);
                uninitialized = anyThis(start, size);
            }
            mustFit(size, method.maxLocals);
            mustFit(stacksEnd - stack, method.maxStack);
            if (offset >= method.length) {
                throw Refused.code("its stack map has a frame behind the end of the code");
            }
            add(offset, start << 1 | (uninitialized ? 1 : 0), size, stack, stacksEnd - stack);
        }
    }

    private static void mustFit(int size, int most) {
        if (size > most) {
            throw Refused.format("its stack map has a frame larger than the method claims to need");
        }
    }

    private int own(State entry) {
        localsNeed(entry.used);
        System.arraycopy(entry.locals, 0, locals, 0, entry.used);
        localsEnd = entry.used;
        return 0;
    }

    /** Where the variables of the last frame are, so that others can go on behind them. */
    private int movable(int start, int size) {
        if (start + size == localsEnd) {
            return start;
        }
        budget.spend(size);
        localsNeed(size);
        System.arraycopy(locals, start, locals, localsEnd, size);
        localsEnd += size;
        return localsEnd - size;
    }

    private boolean anyThis(int start, int size) {
        budget.spend(size);
        for (int i = start; i < start + size; i++) {
            if (locals[i] == Kinds.UNINITIALIZED_THIS) {
                return true;
            }
        }
        return false;
    }

    private int chopped(int start, int size, int count) {
        int left = size;
        for (int i = 0; i < count; i++) {
            if (left <= 0) {
                throw Refused.format("its stack map takes away more variables than there are");
            }
            left -= Kinds.secondHalf(locals[start + left - 1]) ? 2 : 1;
        }
        return left;
    }

    private void add(int offset, int where, int size, int stack, int depth) {
        if (frames.length < 5 * count + 5) {
            frames = Arrays.copyOf(frames, frames.length * 2);
        }
        int frame = 5 * count++;
        frames[frame] = offset;
        frames[frame + 1] = where;
        frames[frame + 2] = size;
        frames[frame + 3] = stack;
        frames[frame + 4] = depth;
        frameAt[offset] = base + count;
    }

    private void types(int number, boolean onStack) {
        for (int left = number; left > 0; left--) {
            type(onStack);
        }
    }

    private void type(boolean onStack) {
        int tag = u1();
        int kind;
        if (tag < TAGS.length) {
            kind = TAGS[tag];
        } else if (tag == OBJECT) {
            int constant = u2();
            if (in.tag(constant) != Tags.CLASS) {
                throw Refused.stackMap("its stack map names a class that is none");
            }
            kind = in.kindOfClass(constant);
        } else if (tag == UNINITIALIZED) {
            int offset = u2();
            kind = Kinds.at(Kinds.UNINITIALIZED, offset);
            made(offset);
        } else {
            throw Refused.stackMap("its stack map has a type of unknown kind " + tag);
        }
        keep(kind, onStack);
        if (Kinds.wide(kind)) {
            keep(kind + 1, onStack);
        }
    }

    private void made(int offset) {
        if (made.length == madeCount) {
            made = Arrays.copyOf(made, madeCount * 2);
        }
        made[madeCount++] = offset;
    }

    private void keep(int kind, boolean onStack) {
        if (onStack) {
            if (stacks.length == stacksEnd) {
                stacks = Arrays.copyOf(stacks, stacksEnd * 2);
            }
            stacks[stacksEnd++] = kind;
        } else {
            localsNeed(1);
            locals[localsEnd++] = kind;
        }
    }

    private void localsNeed(int more) {
        if (locals.length - localsEnd < more) {
            locals = Arrays.copyOf(locals, locals.length * 2 + more);
        }
    }

    private int u1() {
        if (at >= end) {
            throw Refused.stackMap("its stack map is cut short");
        }
        return in.u1(at++);
    }

    private int u2() {
        return u1() << 8 | u1();
    }

    /** What of a state does not fit a frame (JVMS 4.10.1.2). */
    void match(State state, int frame) {
        if (state.depth != depth(frame)) {
            throw Refused.code("the stack has " + state.depth + " values where the stack map has " + depth(frame));
        }
        matchLocals(state, frame);
        match(state, state.stack, stacks, stackAt(frame), state.depth, "on the stack");
    }

    /** The same for an exception handler, which starts with what is caught on the stack. */
    void matchCaught(State state, int frame, int caught) {
        matchLocals(state, frame);
        if (depth(frame) != 1 || !Kinds.assignable(caught, stacks[stackAt(frame)])) {
            throw Refused.code("the stack map of an exception handler has not just the exception on the stack");
        }
        state.demand(caught, stacks[stackAt(frame)]);
    }

    private void matchLocals(State state, int frame) {
        match(state, state.locals, locals, localsAt(frame), localCount(frame), "in the variable");
        if (state.thisUninitialized && !thisUninitialized(frame)) {
            throw Refused.code("a constructor goes on as if it had called another");
        }
    }

    private void match(State state, int[] found, int[] wanted, int from, int size, String where) {
        budget.spend(size);
        for (int i = 0; i < size; i++) {
            int one = found[i];
            int other = wanted[from + i];
            if (one != other) {
                if (!Kinds.assignable(one, other)) {
                    throw Refused.code("the stack map does not match: " + Kinds.words(one) + " is " + where
                            + " where it has " + Kinds.words(other));
                }
                state.demand(one, other);
            }
        }
    }

    /** Makes a state that of a frame. */
    void enter(State state, int frame) {
        int size = localCount(frame);
        budget.spend(size);
        System.arraycopy(locals, localsAt(frame), state.locals, 0, size);
        if (state.used > size) {
            Arrays.fill(state.locals, size, state.used, Kinds.TOP);
        }
        state.used = size;
        state.depth = depth(frame);
        System.arraycopy(stacks, stackAt(frame), state.stack, 0, state.depth);
        state.thisUninitialized = thisUninitialized(frame);
        state.changed = true;
    }
}
