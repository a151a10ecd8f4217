package dev.cofferdam.gate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Which number of a sound class file means what, so that a test can put another in its place. */
final class FormatMap {

    /** What a number is. */
    enum Kind {
        FLAGS,
        CONSTANT,
        COUNT,
        LENGTH,
        OFFSET,
        TAG,
        NUMBER
    }

    /**
     * A number.
     *
     * @param what it is, for the name of a case
     * @param size in bytes
     */
    record Spot(String what, Kind kind, int at, int size) {}

    /** A table of attributes: its number of rows is at {@code at}, and the lengths at {@code lengths} count its bytes. */
    record Table(String owner, int at, List<Integer> lengths) {}

    /** An attribute with its header. */
    record Attribute(String name, Table table, int from, int to) {}

    /** A field or method, in the list whose number is at {@code count}. */
    record Member(String what, int count, int from, int to) {}

    final List<Spot> spots = new ArrayList<>();
    final List<Table> tables = new ArrayList<>();
    final List<Attribute> attributes = new ArrayList<>();
    final List<Member> members = new ArrayList<>();
    /** Where each constant starts, 0 where an index has none. */
    final int[] constants;
    /** The offset behind the constants. */
    final int poolEnd;

    private final ByteBuffer in;
    private int codeLength;

    FormatMap(byte[] bytes) {
        in = ByteBuffer.wrap(bytes);
        constants = new int[u2(8)];
        poolEnd = pool();
        int at = poolEnd;
        spot("access of the class", Kind.FLAGS, at, 2);
        spot("own name", Kind.CONSTANT, at + 2, 2);
        spot("superclass", Kind.CONSTANT, at + 4, 2);
        spot("interfaces", Kind.COUNT, at + 6, 2);
        int interfaces = u2(at + 6);
        for (int i = 0; i < interfaces; i++) {
            spot("interface", Kind.CONSTANT, at + 8 + 2 * i, 2);
        }
        at = members("field", at + 8 + 2 * interfaces);
        at = members("method", at);
        table("class", at, List.of());
    }

    int u2(int at) {
        return in.getShort(at) & 0xFFFF;
    }

    private void spot(String what, Kind kind, int at, int size) {
        spots.add(new Spot(what, kind, at, size));
    }

    int tag(int constant) {
        return in.get(constants[constant]);
    }

    private int pool() {
        spot("number of constants", Kind.COUNT, 8, 2);
        int at = 10;
        for (int i = 1; i < constants.length; i++) {
            constants[i] = at;
            int tag = in.get(at);
            spot("tag", Kind.TAG, at, 1);
            String what = "constant of kind " + tag;
            switch (tag) {
                case 1 -> {
                    spot("length of text", Kind.COUNT, at + 1, 2);
                    at += 3 + u2(at + 1);
                }
                case 5, 6 -> {
                    at += 9;
                    i++;
                }
                case 7, 8, 16 -> {
                    spot(what, Kind.CONSTANT, at + 1, 2);
                    at += 3;
                }
                case 15 -> {
                    spot("kind of handle", Kind.TAG, at + 1, 1);
                    spot(what, Kind.CONSTANT, at + 2, 2);
                    at += 4;
                }
                case 3, 4 -> at += 5;
                case 17, 18 -> {
                    spot("bootstrap", Kind.NUMBER, at + 1, 2);
                    spot(what, Kind.CONSTANT, at + 3, 2);
                    at += 5;
                }
                default -> {
                    spot(what, Kind.CONSTANT, at + 1, 2);
                    spot(what + ", second", Kind.CONSTANT, at + 3, 2);
                    at += 5;
                }
            }
        }
        return at;
    }

    private int members(String what, int start) {
        spot("number of " + what + "s", Kind.COUNT, start, 2);
        int at = start + 2;
        for (int left = u2(start); left > 0; left--) {
            int from = at;
            spot("access of a " + what, Kind.FLAGS, at, 2);
            spot("name of a " + what, Kind.CONSTANT, at + 2, 2);
            spot("type of a " + what, Kind.CONSTANT, at + 4, 2);
            at = table(what, at + 6, List.of());
            members.add(new Member(what, start, from, at));
        }
        return at;
    }

    private int table(String owner, int start, List<Integer> lengths) {
        Table table = new Table(owner, start, lengths);
        tables.add(table);
        spot("number of attributes of " + owner, Kind.COUNT, start, 2);
        int at = start + 2;
        for (int left = u2(start); left > 0; left--) {
            int name = constants[u2(at)];
            String text = new String(in.array(), name + 3, u2(name + 1), StandardCharsets.UTF_8);
            int length = in.getInt(at + 2);
            spot("name of " + text, Kind.CONSTANT, at, 2);
            spot("length of " + text, Kind.LENGTH, at + 2, 4);
            List<Integer> inside = new ArrayList<>(lengths);
            inside.add(at + 2);
            content(text, at + 6, at + 6 + length, inside);
            attributes.add(new Attribute(text, table, at, at + 6 + length));
            at += 6 + length;
        }
        return at;
    }

    private void content(String name, int at, int to, List<Integer> lengths) {
        switch (name) {
            case "Code" -> code(at, lengths);
            case "ConstantValue", "Signature", "SourceFile", "NestHost", "EnclosingMethod" -> {
                for (int i = at; i < to; i += 2) {
                    spot(name, Kind.CONSTANT, i, 2);
                }
            }
            case "Exceptions", "NestMembers", "PermittedSubclasses" -> rows(name, at, "c");
            case "LineNumberTable" -> rows(name, at, "on");
            case "LocalVariableTable", "LocalVariableTypeTable" -> rows(name, at, "ooccn");
            case "InnerClasses" -> rows(name, at, "cccf");
            case "BootstrapMethods" -> bootstraps(at);
            case "Record" -> components(at, lengths);
            default -> numbers(name, at, to);
        }
    }

    /** @param columns a letter a number: constant, offset, flags, or just a number */
    private void rows(String name, int start, String columns) {
        spot("rows of " + name, Kind.COUNT, start, 2);
        int at = start + 2;
        for (int left = u2(start); left > 0; left--) {
            for (int column = 0; column < columns.length(); column++) {
                Kind kind = switch (columns.charAt(column)) {
                    case 'c' -> Kind.CONSTANT;
                    case 'o' -> Kind.OFFSET;
                    case 'f' -> Kind.FLAGS;
                    default -> Kind.NUMBER;
                };
                spot("column " + column + " of " + name, kind, at, 2);
                at += 2;
            }
        }
    }

    private void numbers(String name, int from, int to) {
        for (int at = from; at + 1 < to; at++) {
            spot("number in " + name, Kind.NUMBER, at, 2);
        }
    }

    private void code(int start, List<Integer> lengths) {
        spot("variables", Kind.COUNT, start + 2, 2);
        spot("length of instructions", Kind.LENGTH, start + 4, 4);
        codeLength = in.getInt(start + 4);
        int at = start + 8 + codeLength;
        rows("exception table", at, "oooc");
        table("code", at + 2 + 8 * u2(at), lengths);
    }

    /** How long the instructions are of the last method that has any. */
    int codeLength() {
        return codeLength;
    }

    private void bootstraps(int start) {
        spot("rows of BootstrapMethods", Kind.COUNT, start, 2);
        int at = start + 2;
        for (int left = u2(start); left > 0; left--) {
            spot("bootstrap method", Kind.CONSTANT, at, 2);
            spot("bootstrap arguments", Kind.COUNT, at + 2, 2);
            int arguments = u2(at + 2);
            at += 4;
            for (; arguments > 0; arguments--) {
                spot("bootstrap argument", Kind.CONSTANT, at, 2);
                at += 2;
            }
        }
    }

    private void components(int start, List<Integer> lengths) {
        spot("rows of Record", Kind.COUNT, start, 2);
        int at = start + 2;
        for (int left = u2(start); left > 0; left--) {
            spot("name of a component", Kind.CONSTANT, at, 2);
            spot("type of a component", Kind.CONSTANT, at + 2, 2);
            at = table("component", at + 4, lengths);
        }
    }
}
