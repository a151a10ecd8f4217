package dev.cofferdam.gate.format;

import dev.cofferdam.gate.classfile.Tags;

/** The components of a record (JVMS 4.7.30). */
final class RecordComponents implements AttributeTable.Sink {
    private final Contents in;
    private final LegalTexts names;
    private final AttributeTable attributes;

    RecordComponents(Contents in, LegalTexts names, AttributeTable attributes) {
        this.in = in;
        this.names = names;
        this.attributes = attributes;
    }

    void check(int content, int length) {
        int at = content + 2;
        for (int left = in.u2(content); left > 0; left--) {
            in.must(in.u2(at), Tags.UTF8, "the name of a record component");
            names.mustNameField(in.u2(at));
            in.must(in.u2(at + 2), Tags.UTF8, "the type of a record component");
            names.mustBeFieldType(in.u2(at + 2));
            at = attributes.read(at + 4, AttributeOwner.COMPONENT, this);
        }
        AttributeTable.mustBe(Attribute.RECORD, length, at - content);
    }

    @Override
    public void attribute(Attribute attribute, int content, int length) {
        attributes.common(attribute, content, length);
    }
}
