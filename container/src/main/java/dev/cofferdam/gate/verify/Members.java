package dev.cofferdam.gate.verify;

import java.nio.charset.StandardCharsets;

/** What of a class the verifier asks beside its code: who it is, whom it extends, which fields it declares. */
final class Members {
    private static final byte[] OBJECT = "java/lang/Object".getBytes(StandardCharsets.US_ASCII);

    private final ClassBytes in;
    private final Budget budget;
    private int header;
    private int interfaces;
    private int fields;
    private int self;

    Members(ClassBytes in, Budget budget) {
        this.in = in;
        this.budget = budget;
    }

    /** @param start of what follows the constants */
    void at(int start) {
        header = start;
        interfaces = in.u2(start + 6);
        fields = start + 8 + 2 * interfaces;
        self = in.kindOfName(self());
    }

    int self() {
        return in.u2(header + 2);
    }

    /** Of an object of the class. */
    int kind() {
        return self;
    }

    boolean ofObject() {
        return in.u2(header + 4) == 0 && in.is(in.className(self()), OBJECT);
    }

    boolean isInterface() {
        return (in.u2(header) & 0x200) != 0;
    }

    boolean selfOrSuper(int owner) {
        int superclass = in.u2(header + 4);
        return in.sameClass(owner, self()) || superclass != 0 && in.sameClass(owner, superclass);
    }

    /** Whether that is the class, its superclass or one of the interfaces that it names. */
    boolean direct(int owner) {
        budget.spend(interfaces);
        for (int i = 0; i < interfaces; i++) {
            if (in.sameClass(owner, in.u2(header + 8 + 2 * i))) {
                return true;
            }
        }
        return selfOrSuper(owner);
    }

    /** Whether a field's owner is the class, and it declares that field. */
    boolean ownField(int constant) {
        if (!in.sameClass(in.owner(constant), self())) {
            return false;
        }
        int at = fields + 2;
        for (int left = in.u2(fields); left > 0; left--) {
            budget.spend(1);
            if (in.sameText(in.u2(at + 2), in.name(constant)) && in.sameText(in.u2(at + 4), in.descriptor(constant))) {
                return true;
            }
            at = pastMember(at);
        }
        return false;
    }

    /** Of the number of methods. */
    int methods() {
        int at = fields + 2;
        for (int left = in.u2(fields); left > 0; left--) {
            at = pastMember(at);
        }
        return at;
    }

    int pastMember(int member) {
        int at = member + 8;
        for (int left = in.u2(member + 6); left > 0; left--) {
            at += 6 + in.s4(at + 2);
        }
        return at;
    }
}
