package dev.cofferdam.supervise.state;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;

/** Values that are many of one kind: a length, then as many. A length is believed only as far as there are bytes. */
final class Blocks {
    private Blocks() {}

    static byte[] bytes(DataInputStream in) throws IOException {
        int length = length(in, Byte.BYTES);
        byte[] read = in.readNBytes(length);
        if (read.length < length) {
            throw new EOFException("it is cut short");
        }
        return read;
    }

    static void bytes(byte[] value, DataOutputStream out) throws IOException {
        out.writeInt(value.length);
        out.write(value);
    }

    static String text(DataInputStream in) throws IOException {
        return ByteBuffer.wrap(bytes(in)).asCharBuffer().toString();
    }

    /** As chars: lone surrogates are kept, which an encoding would not do. */
    static void text(String value, DataOutputStream out) throws IOException {
        out.writeInt(value.length() * Character.BYTES);
        out.writeChars(value);
    }

    static int[] ints(DataInputStream in) throws IOException {
        int[] read = new int[length(in, Integer.BYTES)];
        for (int i = 0; i < read.length; i++) {
            read[i] = in.readInt();
        }
        return read;
    }

    static void ints(int[] value, DataOutputStream out) throws IOException {
        out.writeInt(value.length);
        for (int each : value) {
            out.writeInt(each);
        }
    }

    static long[] longs(DataInputStream in) throws IOException {
        long[] read = new long[length(in, Long.BYTES)];
        for (int i = 0; i < read.length; i++) {
            read[i] = in.readLong();
        }
        return read;
    }

    static void longs(long[] value, DataOutputStream out) throws IOException {
        out.writeInt(value.length);
        for (long each : value) {
            out.writeLong(each);
        }
    }

    static double[] doubles(DataInputStream in) throws IOException {
        double[] read = new double[length(in, Double.BYTES)];
        for (int i = 0; i < read.length; i++) {
            read[i] = in.readDouble();
        }
        return read;
    }

    static void doubles(double[] value, DataOutputStream out) throws IOException {
        out.writeInt(value.length);
        for (double each : value) {
            out.writeDouble(each);
        }
    }

    /** How many of a size follow; never more than there are bytes for. */
    static int length(DataInputStream in, int size) throws IOException {
        int length = in.readInt();
        if (length < 0 || (long) length * size > in.available()) {
            throw new StreamCorruptedException("a length is wrong");
        }
        return length;
    }
}
