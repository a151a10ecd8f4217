package dev.cofferdam.gate.format;

import dev.cofferdam.gate.classfile.Names;
import dev.cofferdam.gate.classfile.Spellings;
import dev.cofferdam.gate.classfile.Tags;
import dev.cofferdam.gate.verify.ConstantIndex;
import dev.cofferdam.gate.verify.Flaw;
import java.util.Optional;

/**
 * Checks the form of a class file as HotSpot does when it defines a class from it (JVMS 4.8): what it refuses is refused here, and
 * what it lets pass, though JVMS forbids it, passes. Instructions and stack maps are left to the verifier. Whatever is in the file is an
 * answer and never thrown. One instance is used for class after class; it is not thread-safe.
 */
public final class FormatChecker {
    private static final byte[] OBJECT = LegalTexts.ascii("java/lang/Object");
    private static final int CLASS_FLAGS = 0xF631;

    private final Contents in = new Contents();
    private final Duplicates duplicates = new Duplicates(in);
    private final AttributeTable attributes = new AttributeTable(in);
    private final LegalTexts names;
    private final Constants constants;
    private final FieldTable fields;
    private final MethodTable methods;
    private final ClassAttributes classAttributes;

    /**
     * @param feature the feature version of the JVM that is to run the classes, 17
     * @param spellings numbers the texts of all classes
     */
    public FormatChecker(int feature, Spellings spellings) {
        HotSpot jvm = new HotSpot(feature);
        names = new LegalTexts(in, spellings, jvm);
        constants = new Constants(in, names, jvm);
        fields = new FieldTable(in, names, attributes, duplicates);
        methods = new MethodTable(in, names, attributes, duplicates, jvm);
        classAttributes = new ClassAttributes(in, names, constants, attributes);
    }

    /** Why the JVM refuses a class file; empty when it does not. */
    public Optional<Flaw> check(ConstantIndex file) {
        in.open(file);
        int end = file.end();
        names.open();
        attributes.open();
        methods.open();
        try {
            constants.check();
            Modifiers modifiers = new Modifiers(in.major());
            int access = in.u2(end);
            modifiers.ofClass(access & CLASS_FLAGS);
            boolean isInterface = (access & Modifiers.INTERFACE) != 0;
            int interfaces = supers(end + 2, isInterface);
            int at = fields.check(interfaces, modifiers, isInterface);
            at = methods.check(at, modifiers, isInterface);
            if (classAttributes.check(at, modifiers, access) != in.bytes.length) {
                throw BadFormat.of("it has bytes behind its end");
            }
            return Optional.empty();
        } catch (BadFormat bad) {
            return Optional.of(flaw(String.valueOf(bad.getMessage()), bad.error()));
        } catch (IndexOutOfBoundsException pastTheEnd) {
            return Optional.of(flaw(
                    String.valueOf(BadFormat.cutShort().getMessage()),
                    BadFormat.cutShort().error()));
        }
    }

    /** Its own name and those of its supertypes. @return the offset behind them */
    private int supers(int start, boolean isInterface) {
        mustBeClass(in.u2(start), "its own name");
        int superclass = in.u2(start + 2);
        if (superclass == 0) {
            if (!names.is(in.first(in.u2(start)), OBJECT)) {
                throw BadFormat.of("it has no superclass");
            }
        } else {
            mustBeClass(superclass, "its superclass");
            if (isInterface && !names.is(in.first(superclass), OBJECT)) {
                throw BadFormat.of("it is an interface and its superclass is not Object");
            }
        }
        int count = in.u2(start + 4);
        duplicates.start(count);
        int at = start + 6;
        for (int left = count; left > 0; left--) {
            mustBeClass(in.u2(at), "an interface of it");
            if (!duplicates.add(in.first(in.u2(at)), 0)) {
                throw BadFormat.of("it names the interface '" + names.quoted(in.first(in.u2(at))) + "' twice");
            }
            at += 2;
        }
        return at;
    }

    private void mustBeClass(int constant, String use) {
        in.must(constant, Tags.CLASS, use);
        if (names.starts(in.first(constant), '[')) {
            throw BadFormat.of(use + " is that of an array");
        }
    }

    private Flaw flaw(String problem, String error) {
        return new Flaw(where(), -1, problem, error);
    }

    private String where() {
        int method = methods.method();
        if (method == 0) {
            return "";
        }
        return names.quoted(in.u2(method + 2)) + Names.parameters(names.quoted(in.u2(method + 4)));
    }
}
