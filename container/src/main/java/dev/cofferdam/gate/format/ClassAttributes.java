package dev.cofferdam.gate.format;

import dev.cofferdam.gate.classfile.Tags;

/** The attributes of the class itself (JVMS 4.7). */
final class ClassAttributes implements AttributeTable.Sink {
    private final Contents in;
    private final Constants constants;
    private final AttributeTable attributes;
    private final InnerClasses innerClasses;
    private final RecordComponents components;
    private Modifiers modifiers = new Modifiers(0);
    private boolean isFinal;
    private boolean hasBootstraps;
    private boolean inNest;

    ClassAttributes(Contents in, LegalTexts names, Constants constants, AttributeTable attributes) {
        this.in = in;
        this.constants = constants;
        this.attributes = attributes;
        this.innerClasses = new InnerClasses(in, names);
        this.components = new RecordComponents(in, names, attributes);
    }

    /** @return the offset behind the attributes */
    int check(int table, Modifiers ofVersion, int access) {
        modifiers = ofVersion;
        isFinal = (access & Modifiers.FINAL) != 0;
        hasBootstraps = false;
        inNest = false;
        int end = attributes.read(table, AttributeOwner.CLASS, this);
        if (constants.bootstraps() > 0 && !hasBootstraps) {
            throw BadFormat.of("it has constants made at run time, and no attribute BootstrapMethods");
        }
        return end;
    }

    @Override
    public void attribute(Attribute attribute, int content, int length) {
        switch (attribute) {
            case SOURCE_FILE -> {
                AttributeTable.mustBe(attribute, length, 2);
                in.must(in.u2(content), Tags.UTF8, "the name of its source file");
            }
            case INNER_CLASSES -> innerClasses.check(content, length, modifiers);
            case ENCLOSING_METHOD -> enclosing(content, length);
            case BOOTSTRAP_METHODS -> {
                hasBootstraps = true;
                bootstraps(content, length);
            }
            case NEST_HOST -> {
                nest();
                AttributeTable.mustBe(attribute, length, 2);
                in.must(in.u2(content), Tags.CLASS, "its nest host");
            }
            case NEST_MEMBERS -> {
                nest();
                classes(attribute, content, length, "a nest member");
            }
            case RECORD -> components.check(content, length);
            case PERMITTED_SUBCLASSES -> {
                if (isFinal) {
                    throw BadFormat.of("it is final and permits subclasses");
                }
                classes(attribute, content, length, "a permitted subclass");
            }
            default -> attributes.common(attribute, content, length);
        }
    }

    private void nest() {
        if (inNest) {
            throw BadFormat.of("it has both a nest host and nest members");
        }
        inNest = true;
    }

    private void classes(Attribute attribute, int content, int length, String what) {
        attributes.mustHoldRows(attribute, content, length, 2);
        for (int at = content + 2; at < content + length; at += 2) {
            in.must(in.u2(at), Tags.CLASS, what);
        }
    }

    private void enclosing(int content, int length) {
        AttributeTable.mustBe(Attribute.ENCLOSING_METHOD, length, 4);
        in.must(in.u2(content), Tags.CLASS, "its enclosing class");
        if (in.u2(content + 2) != 0) {
            in.must(in.u2(content + 2), Tags.NAME_AND_TYPE, "its enclosing method");
        }
    }

    private void bootstraps(int content, int length) {
        int count = length < 2 ? 0 : in.u2(content);
        if (count < constants.bootstraps()) {
            throw BadFormat.of("it names bootstrap method " + (constants.bootstraps() - 1) + " and has " + count);
        }
        int end = content + length;
        int at = content + 2;
        for (int left = count; left > 0 && at <= end; left--) {
            in.must(in.u2(at), Tags.METHOD_HANDLE, "a bootstrap method");
            int arguments = in.u2(at + 2);
            at += 4;
            for (; arguments > 0 && at < end; arguments--) {
                loadable(in.u2(at));
                at += 2;
            }
            at += 2 * arguments;
        }
        if (at != end) {
            throw BadFormat.of("its attribute BootstrapMethods has another length than it claims");
        }
    }

    private void loadable(int constant) {
        switch (in.tag(constant)) {
            case Tags.INTEGER,
                    Tags.FLOAT,
                    Tags.LONG,
                    Tags.DOUBLE,
                    Tags.CLASS,
                    Tags.STRING,
                    Tags.METHOD_HANDLE,
                    Tags.METHOD_TYPE,
                    Tags.DYNAMIC -> {
                // as JVMS 4.4, table 4.4-C, has it
            }
            default ->
                throw BadFormat.of(
                        "an argument of a bootstrap method is constant " + constant + ", which cannot be loaded");
        }
    }
}
