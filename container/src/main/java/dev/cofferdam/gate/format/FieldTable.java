package dev.cofferdam.gate.format;

import dev.cofferdam.gate.classfile.Tags;

/** The fields (JVMS 4.5). */
final class FieldTable implements AttributeTable.Sink {
    private static final byte[] STRING = LegalTexts.ascii("Ljava/lang/String;");

    /** JVMS 4.5: other flags are ignored. */
    private static final int KNOWN_FLAGS = 0x50DF;

    private final Contents in;
    private final LegalTexts names;
    private final AttributeTable attributes;
    private final Duplicates duplicates;
    private int type;

    FieldTable(Contents in, LegalTexts names, AttributeTable attributes, Duplicates duplicates) {
        this.in = in;
        this.names = names;
        this.attributes = attributes;
        this.duplicates = duplicates;
    }

    /** @return the offset behind the fields, which start with their number */
    int check(int table, Modifiers modifiers, boolean inInterface) {
        int count = in.u2(table);
        int at = table + 2;
        duplicates.start(count);
        for (int left = count; left > 0; left--) {
            int flags = in.u2(at) & KNOWN_FLAGS;
            int name = in.u2(at + 2);
            type = in.u2(at + 4);
            modifiers.ofField(flags, inInterface);
            in.must(name, Tags.UTF8, "the name of a field");
            names.mustNameField(name);
            in.must(type, Tags.UTF8, "the type of a field");
            names.mustBeFieldType(type);
            boolean isStatic = (flags & Modifiers.STATIC) != 0;
            at = attributes.read(at + 6, isStatic ? AttributeOwner.STATIC_FIELD : AttributeOwner.FIELD, this);
            if (!duplicates.add(name, type)) {
                throw BadFormat.of("it has the field '" + names.quoted(name) + "' twice");
            }
        }
        return at;
    }

    @Override
    public void attribute(Attribute attribute, int content, int length) {
        if (attribute == Attribute.CONSTANT_VALUE) {
            AttributeTable.mustBe(attribute, length, 2);
            value(in.u2(content));
        } else {
            attributes.common(attribute, content, length);
        }
    }

    private void value(int constant) {
        int wanted = switch (in.bytes[in.textFrom(type)]) {
            case 'J' -> Tags.LONG;
            case 'F' -> Tags.FLOAT;
            case 'D' -> Tags.DOUBLE;
            case 'B', 'C', 'S', 'Z', 'I' -> Tags.INTEGER;
            default -> names.is(type, STRING) ? Tags.STRING : 0;
        };
        if (wanted == 0 || !in.is(constant, wanted)) {
            throw BadFormat.of("a field of type '" + names.quoted(type) + "' starts with constant " + constant
                    + ", which is of another kind");
        }
    }
}
