package dev.cofferdam.gate.verify;

import dev.cofferdam.gate.classfile.Names;
import java.util.Optional;

/** Goes through the methods of a class, and says what is wrong. One instance is used for class after class. */
final class Verification {
    private static final int FIRST_WITH_FRAMES = 50;
    private static final int MOST_CODE = 65_535;
    /** All that the JVM looks at of the flags of the initialiser of a class (JVMS 4.6). */
    private static final int STATIC = 0x8;

    private final boolean exact;

    private final int values;
    private final ClassBytes in;
    private final MethodCode method = new MethodCode();
    private final Budget budget = new Budget();
    private final Members members;
    private final Noted noted;
    private final TypeChecker checker;
    private final TypeInferrer inferrer;

    /**
     * @param values how many values may be compared at the branches of one class's code
     * @param exact whether what is demanded of classes is what the JVM demands at the least; else it may be more where a class file's
     *     frames are not binding
     */
    Verification(int values, ClassBytes in, Demands demands, boolean exact) {
        this.values = values;
        this.exact = exact;
        this.in = in;
        this.members = new Members(in, budget);
        this.noted = new Noted(demands);
        this.checker = new TypeChecker(in, method, members, noted, budget);
        this.inferrer = new TypeInferrer(in, method, members, noted, budget);
    }

    /** As {@link ClassVerifier#check} has it. */
    Optional<Flaw> check(ConstantIndex constants, int[] uses) {
        in.open(constants);
        checker.uses = uses;
        inferrer.uses = uses;
        inferrer.unions.clear();
        budget.of(values);
        method.name = 0;
        Optional<Flaw> flaw = methodsBehind(constants.end());
        try {
            noted.handOn();
            return flaw;
        } catch (Beyond unfollowed) {
            return Optional.of(Flaw.unfollowed());
        }
    }

    private Optional<Flaw> methodsBehind(int constants) {
        try {
            members.at(constants);
            methods(members.methods());
            return Optional.empty();
        } catch (Refused refused) {
            return Optional.of(flaw(refused));
        } catch (IndexOutOfBoundsException pastTheEnd) {
            return Optional.of(flaw(Refused.format("its code is cut short")));
        } catch (Beyond unfollowed) {
            return Optional.of(Flaw.unfollowed());
        }
    }

    /** Whether every class file of that version is gone through by all its instructions, if it verifies. */
    static boolean goesThrough(int major) {
        return major >= TypeChecker.FIRST_WITHOUT_CHOICE;
    }

    private void methods(int table) {
        int at = table + 2;
        for (int left = in.u2(table); left > 0; left--) {
            method.name = in.u2(at + 2);
            method.access = in.special(method.name) && !in.isInit(method.name) ? STATIC : in.u2(at);
            method.descriptor = in.u2(at + 4);
            checker.reached = -1;
            inferrer.reached = -1;
            int code = code(at + 8, in.u2(at + 6));
            if (code != 0) {
                verify();
            }
            at = members.pastMember(at);
        }
    }

    /** The code's content; 0 when there is none. That there is one where one is wanted was checked with the form. */
    private int code(int attributes, int count) {
        int at = attributes;
        for (int left = count; left > 0; left--) {
            if (in.isCode(in.u2(at))) {
                method.at(in, at + 6);
                if (method.length < 1 || method.length > MOST_CODE) {
                    throw Refused.format(
                            "its code has " + method.length + " bytes, and between 1 and 65535 are allowed");
                }
                return at + 6;
            }
            at += 6 + in.s4(at + 2);
        }
        return 0;
    }

    private void verify() {
        int major = in.major();
        if (major < FIRST_WITH_FRAMES) {
            inferrer.check();
        } else if (major < TypeChecker.FIRST_WITHOUT_CHOICE) {
            choose();
        } else {
            checker.follows = true;
            checker.check();
        }
    }

    /** By its frames, or without them where they do not fit: what does not fit without them does not fit with them. */
    private void choose() {
        checker.follows = !exact;
        boolean fits = true;
        try {
            checker.check();
        } catch (Refused byFrames) {
            if (byFrames.last() && checker.framesNameInstructions()) {
                throw byFrames;
            }
            fits = false;
            checker.reached = -1;
            inferrer.check();
        }
        if (fits && exact) {
            follow();
        }
    }

    private void follow() {
        try {
            inferrer.check();
        } catch (Refused fitsByFrames) {
            inferrer.reached = -1;
        }
    }

    private Flaw flaw(Refused refused) {
        int offset = Math.max(checker.reached, inferrer.reached);
        return new Flaw(where(), offset, String.valueOf(refused.getMessage()), refused.error());
    }

    private String where() {
        try {
            return method.name == 0 ? "" : in.text(method.name) + Names.parameters(in.text(method.descriptor));
        } catch (Refused | IndexOutOfBoundsException nameless) {
            return "";
        }
    }
}
