package dev.cofferdam.gate;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Changes of a class file of which the rest stays as it was. */
final class FormatEdit {
    private FormatEdit() {}

    static byte[] set(byte[] bytes, int at, int size, int value) {
        byte[] changed = bytes.clone();
        ByteBuffer out = ByteBuffer.wrap(changed);
        switch (size) {
            case 1 -> out.put(at, (byte) value);
            case 2 -> out.putShort(at, (short) value);
            default -> out.putInt(at, value);
        }
        return changed;
    }

    static byte[] replace(byte[] bytes, int from, int to, byte[] by) {
        byte[] changed = new byte[bytes.length - (to - from) + by.length];
        System.arraycopy(bytes, 0, changed, 0, from);
        System.arraycopy(by, 0, changed, from, by.length);
        System.arraycopy(bytes, to, changed, from + by.length, bytes.length - to);
        return changed;
    }

    /** Adds to a number of two bytes. */
    static void count(byte[] bytes, int at, int more) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        in.putShort(at, (short) (in.getShort(at) + more));
    }

    private static void length(byte[] bytes, int at, int more) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        in.putInt(at, in.getInt(at) + more);
    }

    /** Puts an attribute first in a table. */
    static byte[] with(byte[] bytes, FormatMap.Table table, byte[] attribute) {
        byte[] changed = replace(bytes, table.at() + 2, table.at() + 2, attribute);
        count(changed, table.at(), 1);
        table.lengths().forEach(at -> length(changed, at, attribute.length));
        return changed;
    }

    static byte[] without(byte[] bytes, FormatMap.Attribute attribute) {
        byte[] changed = replace(bytes, attribute.from(), attribute.to(), new byte[0]);
        count(changed, attribute.table().at(), -1);
        attribute.table().lengths().forEach(at -> length(changed, at, attribute.from() - attribute.to()));
        return changed;
    }

    /** Puts constants behind the last. */
    static byte[] with(byte[] bytes, byte[]... constants) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] constant : constants) {
            all.writeBytes(constant);
        }
        int end = new FormatMap(bytes).poolEnd;
        byte[] changed = replace(bytes, end, end, all.toByteArray());
        count(changed, 8, constants.length);
        return changed;
    }

    static byte[] text(byte[] spelled) {
        ByteBuffer out = ByteBuffer.allocate(3 + spelled.length);
        return out.put((byte) 1).putShort((short) spelled.length).put(spelled).array();
    }

    static byte[] text(String text) {
        return text(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A constant of a kind and some numbers of two bytes. */
    static byte[] constant(int kind, int... numbers) {
        ByteBuffer out = ByteBuffer.allocate(1 + 2 * numbers.length);
        out.put((byte) kind);
        for (int number : numbers) {
            out.putShort((short) number);
        }
        return out.array();
    }

    static byte[] handle(int kind, int member) {
        return ByteBuffer.allocate(4)
                .put((byte) 15)
                .put((byte) kind)
                .putShort((short) member)
                .array();
    }
}
