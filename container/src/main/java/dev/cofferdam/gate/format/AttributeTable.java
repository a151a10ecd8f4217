package dev.cofferdam.gate.format;

import dev.cofferdam.gate.classfile.Tags;
import java.util.Arrays;

/** Goes through tables of attributes: what the JVM knows where, what may be there once, and how long it has to be. */
final class AttributeTable {
    private static final Attribute[] ALL = Attribute.values();

    /** Is told of each attribute that the JVM looks at there. */
    interface Sink {
        void attribute(Attribute attribute, int content, int length);
    }

    private final Contents in;
    /** What each text names as an attribute, one more than its place in {@link Attribute}; 0 where that is not known yet. */
    private byte[] kinds = new byte[256];

    AttributeTable(Contents in) {
        this.in = in;
    }

    void open() {
        if (kinds.length < in.count()) {
            kinds = new byte[in.count() * 2];
        } else {
            Arrays.fill(kinds, 0, in.count(), (byte) 0);
        }
    }

    /** @return the offset behind the table that starts there */
    int read(int table, AttributeOwner owner, Sink sink) {
        int at = table + 2;
        int seen = 0;
        for (int left = in.u2(table); left > 0; left--) {
            Attribute attribute = named(in.u2(at));
            int length = in.s4(at + 2);
            int content = at + 6;
            if (length < 0 || length > in.bytes.length - content) {
                throw BadFormat.cutShort();
            }
            if (owner.knows(attribute)) {
                if ((seen & owner.once(attribute)) != 0) {
                    throw BadFormat.of(owner.words() + " has two attributes " + attribute.word());
                }
                seen |= attribute.bit();
                sink.attribute(attribute, content, length);
            }
            at = content + length;
        }
        return at;
    }

    private Attribute named(int text) {
        int known = text < in.count() ? kinds[text] : 0;
        if (known == 0) {
            in.must(text, Tags.UTF8, "the name of an attribute");
            known = 1
                    + Attribute.named(in.bytes, in.textFrom(text), in.textTo(text), in.major())
                            .ordinal();
            kinds[text] = (byte) known;
        }
        return ALL[known - 1];
    }

    /** What annotations, synthetic, deprecated and generic members have in common. */
    void common(Attribute attribute, int content, int length) {
        switch (attribute) {
            case SYNTHETIC, DEPRECATED -> mustBe(attribute, length, 0);
            case SIGNATURE -> {
                mustBe(attribute, length, 2);
                in.must(in.u2(content), Tags.UTF8, "its generic signature");
            }
            default -> {
                // annotations are skipped until somebody asks for them
            }
        }
    }

    static void mustBe(Attribute attribute, int length, int wanted) {
        if (length != wanted) {
            throw BadFormat.of(
                    "its attribute " + attribute.word() + " has " + length + " bytes where " + wanted + " are needed");
        }
    }

    /** A table of as many rows as its first number says. */
    void mustHoldRows(Attribute attribute, int content, int length, int rowSize) {
        if (length < 2) {
            throw BadFormat.cutShort();
        }
        mustBe(attribute, length, 2 + rowSize * in.u2(content));
    }
}
