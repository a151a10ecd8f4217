package dev.cofferdam.gate.format;

import dev.cofferdam.gate.classfile.Tags;

/** The constant pool (JVMS 4.4): kinds that the version knows, constants that name constants of the right kind, legal names. */
final class Constants {
    private static final int FIRST_WITH_HANDLES = 51;
    private static final int FIRST_WITH_INTERFACE_HANDLES = 52;
    private static final int FIRST_WITH_DYNAMIC = 55;

    private final Contents in;
    private final LegalTexts names;
    private final HotSpot jvm;
    private int bootstraps;

    Constants(Contents in, LegalTexts names, HotSpot jvm) {
        this.in = in;
        this.jvm = jvm;
        this.names = names;
    }

    /** How many bootstrap methods there have to be. */
    int bootstraps() {
        return bootstraps;
    }

    void check() {
        bootstraps = 0;
        if (in.count() == 0) {
            throw BadFormat.of("it has no constants");
        }
        for (int constant = 1; constant < in.count(); constant++) {
            check(constant, in.tag(constant));
        }
        // most texts are named by other constants, and were numbered for that
        for (int constant = 1; constant < in.count(); constant++) {
            if (in.tag(constant) == Tags.UTF8) {
                names.mustBeSpelled(constant);
            }
        }
    }

    private void check(int constant, int tag) {
        switch (tag) {
            case Tags.LONG, Tags.DOUBLE -> wide(constant);
            case Tags.CLASS -> {
                in.must(in.first(constant), Tags.UTF8, "the name of a class");
                names.mustNameClass(in.first(constant));
            }
            case Tags.STRING -> in.must(in.first(constant), Tags.UTF8, "the text of a string");
            case Tags.FIELD, Tags.METHOD, Tags.INTERFACE_METHOD -> member(constant, tag);
            case Tags.NAME_AND_TYPE -> nameAndType(constant);
            case Tags.METHOD_HANDLE -> handle(constant);
            case Tags.METHOD_TYPE -> {
                mustKnow(FIRST_WITH_HANDLES, "method types");
                in.must(in.first(constant), Tags.UTF8, "the text of a method type");
                names.mustBeMethodType(in.first(constant));
            }
            case Tags.DYNAMIC, Tags.INVOKE_DYNAMIC -> callSite(constant, tag);
            case Tags.MODULE, Tags.PACKAGE -> throw BadFormat.of("it has constants that only modules have");
            default -> {
                // numbers are what they are, and texts come later
            }
        }
    }

    private void wide(int constant) {
        if (constant + 1 >= in.count()) {
            throw BadFormat.of("constant " + constant + " takes a place that is not there");
        }
    }

    private void mustKnow(int first, String what) {
        if (in.major() < first) {
            throw BadFormat.of("it has " + what + " among its constants, which class files have from version " + first
                    + " on, and is of version " + in.major());
        }
    }

    private int nameOf(int member) {
        return in.first(in.second(member));
    }

    private void member(int constant, int tag) {
        in.must(in.first(constant), Tags.CLASS, "the class of a member");
        boolean method = descriptorIsMethods(constant);
        if (method == (tag == Tags.FIELD)) {
            throw BadFormat.of("constant " + constant + " is a member with the type of one of another kind");
        }
        int name = nameOf(constant);
        if (tag == Tags.METHOD && names.special(name)) {
            if (!names.isInit(name)) {
                throw BadFormat.of("constant " + constant + " is a method with the name '" + names.quoted(name) + "'");
            }
            names.mustBeTypeOf(name, in.second(in.second(constant)));
        }
    }

    private boolean descriptorIsMethods(int constant) {
        int nameAndType = in.second(constant);
        in.must(nameAndType, Tags.NAME_AND_TYPE, "the name and type of a member");
        in.must(in.first(nameAndType), Tags.UTF8, "a name");
        in.must(in.second(nameAndType), Tags.UTF8, "a type");
        return names.ofMethod(in.second(nameAndType));
    }

    private void nameAndType(int constant) {
        int name = in.first(constant);
        int type = in.second(constant);
        in.must(name, Tags.UTF8, "a name");
        in.must(type, Tags.UTF8, "a type");
        if (names.ofMethod(type)) {
            names.mustNameMethod(name);
            if (jvm.checksInitialisersThatAreNoMethods()) {
                names.mustBeTypeOf(name, type);
            } else {
                names.mustBeMethodType(type);
            }
        } else {
            names.mustNameField(name);
            names.mustBeFieldType(type);
        }
    }

    private void callSite(int constant, int tag) {
        boolean dynamic = tag == Tags.DYNAMIC;
        mustKnow(dynamic ? FIRST_WITH_DYNAMIC : FIRST_WITH_HANDLES, dynamic ? "dynamic constants" : "call sites");
        if (descriptorIsMethods(constant) == dynamic) {
            throw BadFormat.of("constant " + constant + " is made at run time and has a type of another kind");
        }
        bootstraps = Math.max(bootstraps, in.first(constant) + 1);
    }

    private void handle(int constant) {
        mustKnow(FIRST_WITH_HANDLES, "method handles");
        int kind = in.u1(in.at(constant) + 1);
        int member = in.u2(in.at(constant) + 2);
        int tag = in.tag(member);
        boolean fits = switch (kind) {
            case 1, 2, 3, 4 -> tag == Tags.FIELD;
            case 5, 8 -> tag == Tags.METHOD;
            case 6, 7 ->
                tag == Tags.METHOD || tag == Tags.INTERFACE_METHOD && in.major() >= FIRST_WITH_INTERFACE_HANDLES;
            case 9 -> tag == Tags.INTERFACE_METHOD;
            default -> false;
        };
        if (!fits) {
            throw BadFormat.of("constant " + constant + " is a method handle of kind " + kind
                    + ", which does not go with constant " + member);
        }
        if (kind >= 5 && kind <= 8) {
            descriptorIsMethods(member);
            if (names.isInit(nameOf(member)) != (kind == 8)) {
                throw BadFormat.of("constant " + constant + " is a method handle of kind " + kind + " for '"
                        + names.quoted(nameOf(member)) + "'");
            }
        }
    }
}
