package dev.cofferdam.gate.format;

import dev.cofferdam.gate.classfile.Tags;

/** The methods (JVMS 4.6). */
final class MethodTable implements AttributeTable.Sink {
    private static final int FIRST_WITH_STATIC_CLINIT = 51;
    private static final int MOST_PARAMETERS = 255;

    private final Contents in;
    private final LegalTexts names;
    private final AttributeTable attributes;
    private final Duplicates duplicates;
    private final CodeAttribute code;
    private int access;
    private int parameters;
    private boolean hasCode;
    private int method;

    MethodTable(Contents in, LegalTexts names, AttributeTable attributes, Duplicates duplicates, HotSpot jvm) {
        this.in = in;
        this.names = names;
        this.attributes = attributes;
        this.duplicates = duplicates;
        this.code = new CodeAttribute(in, names, attributes, jvm);
    }

    void open() {
        method = 0;
    }

    /** The method that is looked at; 0 when it is none. */
    int method() {
        return method;
    }

    /** @return the offset behind the methods, which start with their number */
    int check(int table, Modifiers modifiers, boolean inInterface) {
        int count = in.u2(table);
        int at = table + 2;
        duplicates.start(count);
        for (int left = count; left > 0; left--) {
            int name = in.u2(at + 2);
            int type = in.u2(at + 4);
            in.must(name, Tags.UTF8, "the name of a method");
            names.mustNameMethod(name);
            in.must(type, Tags.UTF8, "the type of a method");
            int size = names.mustBeTypeOf(name, type);
            method = at;
            access = access(in.u2(at), name, modifiers, inInterface);
            parameters = size + (has(Modifiers.STATIC) ? 0 : 1);
            if (parameters > MOST_PARAMETERS) {
                throw BadFormat.of("its parameters take more than " + MOST_PARAMETERS + " places");
            }
            hasCode = false;
            at = attributes.read(at + 6, AttributeOwner.METHOD, this);
            if (!hasCode && !has(Modifiers.NATIVE | Modifiers.ABSTRACT)) {
                throw BadFormat.of("it has no code and is neither native nor abstract");
            }
            method = 0;
            if (!duplicates.add(name, type)) {
                throw BadFormat.of("it has the method '" + names.quoted(name) + names.quoted(type) + "' twice");
            }
        }
        return at;
    }

    private boolean has(int flags) {
        return (access & flags) != 0;
    }

    /** The flags as the JVM takes them: of the initialiser of a class it ignores nearly all. */
    private int access(int flags, int name, Modifiers modifiers, boolean inInterface) {
        if (names.isClinit(name)) {
            if (in.major() >= FIRST_WITH_STATIC_CLINIT && (flags & Modifiers.STATIC) == 0) {
                throw BadFormat.of("it initialises the class and is not static");
            }
            return Modifiers.STATIC;
        }
        boolean constructor = names.isInit(name);
        modifiers.ofMethod(flags, inInterface, constructor);
        if (constructor && inInterface) {
            throw BadFormat.of("it is a constructor in an interface");
        }
        return flags;
    }

    @Override
    public void attribute(Attribute attribute, int content, int length) {
        switch (attribute) {
            case CODE -> {
                if (has(Modifiers.NATIVE | Modifiers.ABSTRACT)) {
                    throw BadFormat.of("it has code and is native or abstract");
                }
                hasCode = true;
                code.check(content, length, parameters);
            }
            case EXCEPTIONS -> exceptions(content, length);
            case METHOD_PARAMETERS ->
                AttributeTable.mustBe(attribute, length, length == 0 ? 1 : 1 + 4 * in.u1(content));
            default -> attributes.common(attribute, content, length);
        }
    }

    private void exceptions(int content, int length) {
        attributes.mustHoldRows(Attribute.EXCEPTIONS, content, length, 2);
        for (int at = content + 2; at < content + length; at += 2) {
            in.must(in.u2(at), Tags.CLASS, "an exception that it declares");
        }
    }
}
