package dev.cofferdam.gate.classfile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the parts of a class file lie (JVMS 4.1). Everything that runs past the end throws. */
final class ClassLayout {

    /** A field or method, and where its attributes start. */
    record Member(int access, int name, int descriptor, int attributes) {}

    /** An attribute's content. */
    record Attribute(int offset, int length) {}

    /** A method's code: its instructions, its exception table, its own attributes (JVMS 4.7.3). */
    record Code(int offset, int length, int handlers, int attributes) {}

    private static final byte[] CODE = ascii("Code");

    private final ConstantPool pool;
    private final int header;
    private final int interfaceCount;
    private final List<Member> fields = new ArrayList<>();
    private final List<Member> methods = new ArrayList<>();
    private final int attributes;

    ClassLayout(ConstantPool pool) {
        this.pool = pool;
        header = pool.end();
        interfaceCount = pool.u2(header + 6);
        int at = members(header + 8 + 2 * interfaceCount, fields);
        attributes = members(at, methods);
        pool.mustEnd(pastAttributes(attributes));
    }

    static byte[] ascii(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }

    private int members(int start, List<Member> sink) {
        int at = start + 2;
        for (int left = pool.u2(start); left > 0; left--) {
            sink.add(new Member(pool.u2(at), pool.u2(at + 2), pool.u2(at + 4), at + 6));
            at = pastAttributes(at + 6);
        }
        return at;
    }

    private int pastAttributes(int start) {
        int at = start + 2;
        for (int left = pool.u2(start); left > 0; left--) {
            at += 6 + pool.length(at + 2);
        }
        return at;
    }

    int access() {
        return pool.u2(header);
    }

    String name() {
        return pool.className(pool.u2(header + 2));
    }

    /** The number of its name among the {@link Spellings} of the pool's symbols; 0 when it has none. */
    int nameNumber() {
        return pool.number(pool.classText(pool.u2(header + 2)));
    }

    Optional<String> superclass() {
        int index = pool.u2(header + 4);
        return index == 0 ? Optional.empty() : Optional.of(pool.className(index));
    }

    List<String> interfaces() {
        List<String> names = new ArrayList<>(interfaceCount);
        for (int i = 0; i < interfaceCount; i++) {
            names.add(pool.className(pool.u2(header + 8 + 2 * i)));
        }
        return names;
    }

    List<Member> fields() {
        return fields;
    }

    List<Member> methods() {
        return methods;
    }

    /** The class's own attribute of that name. */
    Optional<Attribute> attribute(byte[] name) {
        return attribute(attributes, name);
    }

    /** The attribute of that name in the table that starts at an offset. */
    Optional<Attribute> attribute(int table, byte[] name) {
        int at = table + 2;
        for (int left = pool.u2(table); left > 0; left--) {
            int length = pool.length(at + 2);
            if (pool.isText(pool.u2(at), name)) {
                return Optional.of(new Attribute(at + 6, length));
            }
            at += 6 + length;
        }
        return Optional.empty();
    }

    Optional<Code> code(Member method) {
        return attribute(method.attributes(), CODE).map(attribute -> {
            int at = attribute.offset();
            int length = pool.length(at + 4);
            int handlers = at + 8 + length;
            return new Code(at + 8, length, handlers, handlers + 2 + 8 * pool.u2(handlers));
        });
    }
}
