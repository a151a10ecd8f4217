package dev.cofferdam.gate.format;

/** The components of a record (JVMS 4.7.30). */
final class RecordComponents implements AttributeTable.Sink {
    private final Contents in;
    private final Names names;
    private final AttributeTable attributes;

    RecordComponents(Contents in, Names names, AttributeTable attributes) {
        this.in = in;
        this.names = names;
        this.attributes = attributes;
    }

    void check(int content, int length) {
        int at = content + 2;
        for (int left = in.u2(content); left > 0; left--) {
            in.must(in.u2(at), Contents.UTF8, "the name of a record component");
            names.mustNameField(in.u2(at));
            in.must(in.u2(at + 2), Contents.UTF8, "the type of a record component");
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
