package dev.cofferdam.gate.format;

import dev.cofferdam.gate.classfile.Tags;

/** The code of a method without its instructions (JVMS 4.7.3): lengths, exception table, line numbers, local variables. */
final class CodeAttribute implements AttributeTable.Sink {
    private static final int MOST_CODE = 65_535;

    private final Contents in;
    private final AttributeTable attributes;
    private final LocalVariables variables;
    private final HotSpot jvm;
    private int codeLength;

    CodeAttribute(Contents in, LegalTexts names, AttributeTable attributes, HotSpot jvm) {
        this.in = in;
        this.jvm = jvm;
        this.attributes = attributes;
        this.variables = new LocalVariables(in, names, attributes);
    }

    /** @param parameters how many places the method's parameters take, with that of {@code this} */
    void check(int content, int length, int parameters) {
        int maxLocals = in.u2(content + 2);
        if (parameters > maxLocals) {
            throw BadFormat.of("its parameters take more than the " + maxLocals + " variables that it claims");
        }
        codeLength = in.s4(content + 4);
        if (codeLength < 1 || codeLength > MOST_CODE) {
            throw BadFormat.of("its code has " + (codeLength & 0xFFFF_FFFFL) + " bytes, and between 1 and " + MOST_CODE
                    + " are allowed");
        }
        int handlers = content + 8 + codeLength;
        handlers(handlers);
        variables.open(codeLength, maxLocals);
        int end = attributes.read(handlers + 2 + 8 * in.u2(handlers), AttributeOwner.CODE_OF_METHOD, this);
        variables.close();
        if (end != content + length) {
            throw BadFormat.of("its code has another length than it claims");
        }
    }

    private void handlers(int table) {
        int at = table + 2;
        for (int left = in.u2(table); left > 0; left--) {
            int to = in.u2(at + 2);
            if (in.u2(at) >= to || to > codeLength || in.u2(at + 4) >= codeLength) {
                throw BadFormat.of("its exception table has a range that is empty or not in the code");
            }
            if (in.u2(at + 6) != 0) {
                in.must(in.u2(at + 6), Tags.CLASS, "what is caught");
            }
            at += 8;
        }
    }

    @Override
    public void attribute(Attribute attribute, int content, int length) {
        switch (attribute) {
            case LINE_NUMBERS -> lines(content, length);
            case LOCAL_VARIABLES -> variables.table(content, length);
            case LOCAL_VARIABLE_TYPES -> variables.types(content, length);
            case STACK_MAP -> map(content, length);
            default -> {
                // it has no others
            }
        }
    }

    /** All else of it belongs to the verifier. */
    private void map(int content, int length) {
        if (length > 2 && in.u2(content) == 0 && jvm.looksBehindEmptyMaps()) {
            throw BadFormat.of("its stack map has another length than it claims");
        }
    }

    private void lines(int content, int length) {
        attributes.mustHoldRows(Attribute.LINE_NUMBERS, content, length, 4);
        for (int at = content + 2; at < content + length; at += 4) {
            if (in.u2(at) >= codeLength) {
                throw BadFormat.of("its line numbers are of offsets behind its code");
            }
        }
    }
}
