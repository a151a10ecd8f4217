package dev.cofferdam.gate.format;

import static dev.cofferdam.gate.format.Attribute.*;

import java.util.EnumSet;

/** What has attributes, and which the JVM looks at there; others are nobody's business. */
enum AttributeOwner {
    FIELD(
            "a field",
            EnumSet.of(
                    SYNTHETIC,
                    DEPRECATED,
                    SIGNATURE,
                    VISIBLE_ANNOTATIONS,
                    INVISIBLE_ANNOTATIONS,
                    VISIBLE_TYPE_ANNOTATIONS,
                    INVISIBLE_TYPE_ANNOTATIONS)),
    STATIC_FIELD("a field", with(FIELD, CONSTANT_VALUE)),
    METHOD(
            "a method",
            with(
                    FIELD,
                    CODE,
                    EXCEPTIONS,
                    METHOD_PARAMETERS,
                    VISIBLE_PARAMETER_ANNOTATIONS,
                    INVISIBLE_PARAMETER_ANNOTATIONS,
                    ANNOTATION_DEFAULT)),
    CODE_OF_METHOD("a method's code", EnumSet.of(LINE_NUMBERS, LOCAL_VARIABLES, LOCAL_VARIABLE_TYPES, STACK_MAP)),
    COMPONENT(
            "a record component",
            EnumSet.of(
                    SIGNATURE,
                    VISIBLE_ANNOTATIONS,
                    INVISIBLE_ANNOTATIONS,
                    VISIBLE_TYPE_ANNOTATIONS,
                    INVISIBLE_TYPE_ANNOTATIONS)),
    CLASS(
            "the class",
            with(
                    FIELD,
                    SOURCE_FILE,
                    SOURCE_DEBUG_EXTENSION,
                    INNER_CLASSES,
                    ENCLOSING_METHOD,
                    BOOTSTRAP_METHODS,
                    NEST_MEMBERS,
                    NEST_HOST,
                    RECORD,
                    PERMITTED_SUBCLASSES));

    private final String words;
    private final EnumSet<Attribute> known;
    private final int knownBits;
    private final int onceBits;

    AttributeOwner(String words, EnumSet<Attribute> known) {
        this.words = words;
        this.known = known;
        this.knownBits = bits(known);
        EnumSet<Attribute> once = EnumSet.copyOf(known);
        once.removeAll(EnumSet.of(SYNTHETIC, DEPRECATED, LINE_NUMBERS, LOCAL_VARIABLES, LOCAL_VARIABLE_TYPES));
        this.onceBits = bits(once);
    }

    private static EnumSet<Attribute> with(AttributeOwner one, Attribute... more) {
        EnumSet<Attribute> all = EnumSet.copyOf(one.known);
        all.addAll(EnumSet.of(more[0], more));
        return all;
    }

    private static int bits(EnumSet<Attribute> attributes) {
        return attributes.stream().mapToInt(Attribute::bit).sum();
    }

    /** As people say it. */
    String words() {
        return words;
    }

    boolean knows(Attribute attribute) {
        return (knownBits & attribute.bit()) != 0;
    }

    /** The attribute's bit, if it may be there once alone; else 0. */
    int once(Attribute attribute) {
        return onceBits & attribute.bit();
    }
}
