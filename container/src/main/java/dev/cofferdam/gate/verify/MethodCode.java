package dev.cofferdam.gate.verify;

/** Where a method's code lies in the file, and its numbers (JVMS 4.7.3). One instance is used for method after method. */
final class MethodCode {
    int access;
    int name;
    int descriptor;
    /** Of the first instruction. */
    int start;

    int length;
    int maxStack;
    int maxLocals;
    int handlers;
    int handlerCount;
    /** Of the code's own attributes. */
    int attributes;

    /** @param content offset of the Code attribute's content */
    void at(ClassBytes in, int content) {
        maxStack = in.u2(content);
        maxLocals = in.u2(content + 2);
        length = in.s4(content + 4);
        start = content + 8;
        handlerCount = in.u2(start + length);
        handlers = start + length + 2;
        attributes = handlers + 8 * handlerCount;
    }

    boolean isStatic() {
        return (access & 0x8) != 0;
    }

    int handlerFrom(ClassBytes in, int row) {
        return in.u2(handlers + 8 * row);
    }

    int handlerTo(ClassBytes in, int row) {
        return in.u2(handlers + 8 * row + 2);
    }

    int handlerAt(ClassBytes in, int row) {
        return in.u2(handlers + 8 * row + 4);
    }

    int handlerCatches(ClassBytes in, int row) {
        return in.u2(handlers + 8 * row + 6);
    }
}
