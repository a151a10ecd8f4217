package dev.cofferdam.gate.verify;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** What types descriptors name (JVMS 4.3). Those of methods are worked out once a jar. */
final class Descriptors {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = ONES << 7;
    private static final long SEMICOLONS = ONES * ';';

    /** Between two classes, all are forgotten once there are more than a usual jar has. */
    private static final int USUAL_SIGNATURES = 1 << 20;

    private final ClassNames names;
    /** By the number of a descriptor, where its signature starts, or less than 0 the kind of a field; 0 when it was not worked out. */
    private int[] known = new int[256];

    private int[] signatures = new int[1024];
    private int end = 1;

    Descriptors(ClassNames names) {
        this.names = names;
    }

    /** To be called before each class. Where signatures start is only good until then. */
    void forClass() {
        if (end > USUAL_SIGNATURES) {
            known = new int[256];
            signatures = new int[1024];
            end = 1;
        }
    }

    int signature(int index) {
        return signatures[index];
    }

    /**
     * Where the signature of a method's descriptor starts: how many places the parameters take, the kind that is returned or
     * {@link Kinds#TOP}, then the kinds of the parameters, of wide ones both halves.
     *
     * @param spelling the number of the descriptor among all texts
     */
    int ofMethod(int spelling, byte[] bytes, int from, int to) {
        int start = known(spelling);
        if (start <= 0) {
            start = parse(bytes, from, to);
            known[spelling] = start;
        }
        return start;
    }

    /**
     * The kind of a value of a field.
     *
     * @param spelling the number of the descriptor among all texts
     */
    int ofField(int spelling, byte[] bytes, int from, int to) {
        int kind = -known(spelling);
        if (kind <= 0) {
            kind = ofField(bytes, from, to);
            known[spelling] = -kind;
        }
        return kind;
    }

    private int known(int spelling) {
        if (spelling == 0) {
            throw new Beyond();
        }
        if (spelling >= known.length) {
            known = Arrays.copyOf(known, Math.max(spelling + 1, known.length * 2));
        }
        return known[spelling];
    }

    private int parse(byte[] bytes, int from, int to) {
        if (signatures.length - end < 2 * (to - from) + 4) {
            signatures = Arrays.copyOf(signatures, signatures.length * 2 + 2 * (to - from));
        }
        if (from >= to || bytes[from] != '(') {
            throw malformed();
        }
        int start = end;
        int next = start + 2;
        int at = from + 1;
        while (at < to && bytes[at] != ')') {
            int kind = Kinds.ofLetter(bytes[at]);
            if (kind != Kinds.TOP) {
                at++;
                signatures[next++] = kind;
                if (Kinds.wide(kind)) {
                    signatures[next++] = kind + 1;
                }
            } else {
                int past = past(bytes, at, to);
                signatures[next++] = kind(bytes, at, past);
                at = past;
            }
        }
        boolean isVoid = at + 2 == to && bytes[at + 1] == 'V';
        if (at >= to || !isVoid && past(bytes, at + 1, to) != to) {
            throw malformed();
        }
        signatures[start] = next - start - 2;
        signatures[start + 1] = isVoid ? Kinds.TOP : kind(bytes, at + 1, to);
        end = next;
        return start;
    }

    /** The kind of a value of a field, or of an object of an array's class. */
    int ofField(byte[] bytes, int from, int to) {
        if (past(bytes, from, to) != to) {
            throw malformed();
        }
        return kind(bytes, from, to);
    }

    /** The kind of the type that a sound descriptor is. */
    private int kind(byte[] bytes, int from, int to) {
        int at = from;
        while (bytes[at] == '[') {
            at++;
        }
        int dimensions = at - from;
        if (bytes[at] == 'L') {
            return Kinds.array(Kinds.ofClass(names.number(bytes, at + 1, to - at - 2)), dimensions);
        }
        return dimensions == 0
                ? Kinds.ofLetter(bytes[at])
                : Kinds.array(Kinds.REFERENCE + Kinds.primitive(bytes[at]), dimensions);
    }

    private static int past(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] == '[') {
            at++;
        }
        if (at >= end || at - from > Kinds.MOST_DIMENSIONS) {
            throw malformed();
        }
        if (bytes[at] != 'L') {
            if (Kinds.primitive(bytes[at]) == 0) {
                throw malformed();
            }
            return at + 1;
        }
        int close = semicolon(bytes, at + 1, end);
        if (close == end || close == at + 1) {
            throw malformed();
        }
        return close + 1;
    }

    /** Where the next one is; {@code end} when there is none. Names are long and many, so eight bytes are looked at at once. */
    private static int semicolon(byte[] bytes, int from, int end) {
        int at = from;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            long differing = (long) EIGHT.get(bytes, at) ^ SEMICOLONS;
            long zeroes = differing - ONES & ~differing & HIGH_BITS;
            if (zeroes != 0) {
                return at + Long.numberOfTrailingZeros(zeroes) / Byte.SIZE;
            }
        }
        while (at < end && bytes[at] != ';') {
            at++;
        }
        return at;
    }

    private static Refused malformed() {
        return Refused.format("a descriptor is malformed");
    }
}
