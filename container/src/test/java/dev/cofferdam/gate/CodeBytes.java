package dev.cofferdam.gate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Where the code of a class file's methods lies, so that a test can spoil it byte by byte. */
final class CodeBytes {

    /** A range of the file. */
    record Range(int from, int to) {
        int length() {
            return to - from;
        }
    }

    private final byte[] bytes;
    private final int[] constants;
    private final List<Range> codes = new ArrayList<>();
    private final List<Range> attributes = new ArrayList<>();
    private final List<Range> frames = new ArrayList<>();
    private final List<Range> descriptors = new ArrayList<>();

    CodeBytes(byte[] bytes) {
        this.bytes = bytes;
        this.constants = new int[u2(8)];
        int at = 10;
        for (int i = 1; i < constants.length; i++) {
            constants[i] = at;
            at += size(at);
            i += bytes[constants[i]] == 5 || bytes[constants[i]] == 6 ? 1 : 0;
        }
        at += 8 + 2 * u2(at + 6);
        at = members(at);
        members(at);
    }

    private int size(int at) {
        if (bytes[at] == 1) {
            if (bytes[at + 3] == '(') {
                descriptors.add(new Range(at + 3, at + 3 + u2(at + 1)));
            }
            return 3 + u2(at + 1);
        }
        return switch (bytes[at]) {
            case 5, 6 -> 9;
            case 7, 8, 16, 19, 20 -> 3;
            case 15 -> 4;
            default -> 5;
        };
    }

    private int members(int start) {
        int at = start + 2;
        for (int left = u2(start); left > 0; left--) {
            at = attributes(at + 6);
        }
        return at;
    }

    private int attributes(int start) {
        int at = start + 2;
        for (int left = u2(start); left > 0; left--) {
            String name = text(u2(at));
            int length = s4(at + 2);
            if (name.equals("Code")) {
                attributes.add(new Range(at + 6, at + 6 + length));
                codes.add(new Range(at + 14, at + 14 + s4(at + 10)));
                int rows = at + 14 + s4(at + 10);
                attributes(rows + 2 + 8 * u2(rows));
            } else if (name.equals("StackMapTable")) {
                frames.add(new Range(at + 6, at + 6 + length));
            }
            at += 6 + length;
        }
        return at;
    }

    private String text(int constant) {
        int at = constants[constant];
        return new String(bytes, at + 3, u2(at + 1), StandardCharsets.UTF_8);
    }

    private int u2(int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }

    private int s4(int at) {
        return u2(at) << 16 | u2(at + 2);
    }

    /** The instructions of each method. */
    List<Range> codes() {
        return codes;
    }

    /** All of each method's Code attribute. */
    List<Range> attributes() {
        return attributes;
    }

    /** The stack maps, as many as there are. */
    List<Range> frames() {
        return frames;
    }

    /** The descriptors of methods among the constants. */
    List<Range> descriptors() {
        return descriptors;
    }
}
