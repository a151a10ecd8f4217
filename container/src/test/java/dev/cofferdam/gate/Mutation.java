package dev.cofferdam.gate;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** The ways in which bytes are spoilt. Each takes what it does from the random numbers handed in. */
enum Mutation {
    FLIP {
        @Override
        byte[] of(byte[] bytes, List<byte[]> others, Random random) {
            byte[] changed = bytes.clone();
            for (int left = random.nextInt(8); left >= 0 && changed.length > 0; left--) {
                changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            }
            return changed;
        }
    },
    /** Bytes that mean much: constant kinds, indexes at the edges, lengths. */
    REWRITE {
        private static final int[] NUMBERS = {0, 1, 2, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFE, 0xFFFF};

        @Override
        byte[] of(byte[] bytes, List<byte[]> others, Random random) {
            byte[] changed = bytes.clone();
            for (int left = random.nextInt(3); left >= 0 && changed.length > 12; left--) {
                int at = 8 + random.nextInt(changed.length - 10);
                int number = NUMBERS[random.nextInt(NUMBERS.length)];
                changed[at] = (byte) (number >> 8);
                changed[at + 1] = (byte) number;
            }
            return changed;
        }
    },
    /** Four bytes as a length that is far too large. */
    LENGTHEN {
        @Override
        byte[] of(byte[] bytes, List<byte[]> others, Random random) {
            byte[] changed = bytes.clone();
            if (changed.length > 12) {
                int at = 8 + random.nextInt(changed.length - 12);
                changed[at] = (byte) (random.nextBoolean() ? 0x7F : 0xFF);
                Arrays.fill(changed, at + 1, at + 4, (byte) 0xFF);
            }
            return changed;
        }
    },
    /** One constant is said to be of another kind or to name another constant. */
    POOL {
        @Override
        byte[] of(byte[] bytes, List<byte[]> others, Random random) {
            byte[] changed = bytes.clone();
            int end = Math.min(changed.length, 600);
            for (int left = random.nextInt(4); left >= 0 && end > 12; left--) {
                changed[10 + random.nextInt(end - 10)] = (byte) random.nextInt(24);
            }
            return changed;
        }
    },
    TRUNCATE {
        @Override
        byte[] of(byte[] bytes, List<byte[]> others, Random random) {
            return Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
        }
    },
    SPLICE {
        @Override
        byte[] of(byte[] bytes, List<byte[]> others, Random random) {
            byte[] other = others.get(random.nextInt(others.size()));
            int head = random.nextInt(bytes.length + 1);
            int tail = random.nextInt(other.length + 1);
            byte[] spliced = Arrays.copyOf(bytes, head + other.length - tail);
            System.arraycopy(other, tail, spliced, head, other.length - tail);
            return spliced;
        }
    },
    REPEAT {
        @Override
        byte[] of(byte[] bytes, List<byte[]> others, Random random) {
            int from = random.nextInt(bytes.length + 1);
            int length = random.nextInt(Math.min(bytes.length - from, 256) + 1);
            byte[] repeated = Arrays.copyOf(bytes, bytes.length + length);
            System.arraycopy(bytes, from, repeated, from + length, bytes.length - from);
            return repeated;
        }
    };

    abstract byte[] of(byte[] bytes, List<byte[]> others, Random random);

    static byte[] any(byte[] bytes, List<byte[]> others, Random random) {
        return values()[random.nextInt(values().length)].of(bytes, others, random);
    }
}
