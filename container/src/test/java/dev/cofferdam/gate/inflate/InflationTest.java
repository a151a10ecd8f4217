package dev.cofferdam.gate.inflate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

/** What is unpacked is what the JDK unpacks, or nothing. */
class InflationTest {
    private static final int[] STRATEGIES = {Deflater.DEFAULT_STRATEGY, Deflater.FILTERED, Deflater.HUFFMAN_ONLY};

    private final Inflation inflation = new Inflation();
    private final Random random = new Random(11);

    private static byte[] packed(byte[] bytes, int level, int strategy) {
        Deflater deflater = new Deflater(level, true);
        deflater.setStrategy(strategy);
        deflater.setInput(bytes);
        deflater.finish();
        byte[] packed = new byte[bytes.length * 2 + 100];
        int length = 0;
        while (!deflater.finished()) {
            length += deflater.deflate(packed, length, packed.length - length);
        }
        deflater.end();
        return Arrays.copyOf(packed, length);
    }

    /** A stream in the middle of other bytes, as entries are. */
    private Optional<byte[]> unpacked(byte[] packed, int size) {
        byte[] around = new byte[7 + packed.length + Inflation.BEHIND];
        random.nextBytes(around);
        System.arraycopy(packed, 0, around, 7, packed.length);
        return inflation.unpack(around, 7, packed.length, size);
    }

    /** What the JDK makes of it; empty when it is not as many bytes, or not all of the stream. */
    private static Optional<byte[]> ofJdk(byte[] packed, int size) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            byte[] bytes = new byte[size + 1];
            int length = inflater.inflate(bytes);
            return length == size && inflater.finished() ? Optional.of(Arrays.copyOf(bytes, size)) : Optional.empty();
        } catch (DataFormatException broken) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }

    /** Of few letters or many, some of them more frequent than others, some repeated near by and far off. */
    private byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        int letters = 1 + random.nextInt(256);
        int repeats = random.nextInt(20);
        int at = 0;
        while (at < size) {
            if (at > 0 && random.nextInt(20) < repeats) {
                int from = at - 1 - random.nextInt(random.nextBoolean() ? Math.min(at, 10) : at);
                for (int left = random.nextInt(300); left > 0 && at < size; left--) {
                    bytes[at++] = bytes[from++];
                }
            } else {
                bytes[at++] = (byte) (random.nextInt(letters) * random.nextDouble() * random.nextDouble());
            }
        }
        return bytes;
    }

    /** Without telling all of them when they differ. */
    private static void assertSame(Optional<byte[]> unpacked, byte[] bytes) {
        assertThat(unpacked.filter(found -> Arrays.equals(found, bytes))).isPresent();
    }

    @Test
    void unpacksWhatIsPackedInAnyWay() {
        for (int round = 0; round < 60; round++) {
            byte[] bytes = bytes(random.nextInt(round % 10 == 0 ? 200_000 : 3_000));
            for (int level = 0; level <= 9; level++) {
                for (int strategy : STRATEGIES) {
                    byte[] packed = packed(bytes, level, strategy);
                    assertThat(unpacked(packed, bytes.length))
                            .as("level " + level)
                            .contains(bytes);
                }
            }
        }
    }

    @Test
    void unpacksCodesOfEveryLength() {
        byte[] bytes = new byte[1 << 18];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.numberOfLeadingZeros(random.nextInt());
        }
        byte[] packed = packed(bytes, 9, Deflater.HUFFMAN_ONLY);
        assertSame(unpacked(packed, bytes.length), bytes);
    }

    @Test
    void unpacksNothingOfAnEmptyStream() {
        assertThat(unpacked(packed(new byte[0], 6, Deflater.DEFAULT_STRATEGY), 0))
                .contains(new byte[0]);
    }

    @Test
    void saysNothingWhenThereAreMoreOrFewerBytesThanClaimed() {
        byte[] packed = packed(bytes(1_000), 6, Deflater.DEFAULT_STRATEGY);
        assertThat(unpacked(packed, 999)).isEmpty();
        assertThat(unpacked(packed, 1_001)).isEmpty();
        assertThat(unpacked(packed, 0)).isEmpty();
    }

    @Test
    void saysNothingWhenTheStreamIsCutShort() {
        byte[] packed = packed(bytes(1_000), 6, Deflater.DEFAULT_STRATEGY);
        for (int length = 0; length < packed.length; length++) {
            assertThat(unpacked(Arrays.copyOf(packed, length), 1_000)).isEmpty();
        }
    }

    @Test
    void saysNothingWhenTooFewBytesAreBehindTheStream() {
        byte[] packed = packed(new byte[10], 6, Deflater.DEFAULT_STRATEGY);
        assertThat(inflation.unpack(packed, 0, packed.length, 10)).isEmpty();
    }

    @Test
    void saysNothingOfBlocksThatHoldNothing() {
        byte[] blocks = new byte[5 * 100_000];
        for (int at = 0; at < blocks.length; at += 5) {
            blocks[at + 3] = (byte) 0xFF; // stored, of no length
            blocks[at + 4] = (byte) 0xFF;
        }
        blocks[blocks.length - 5] = 1;
        assertThat(ofJdk(blocks, 0)).contains(new byte[0]);
        assertThat(unpacked(blocks, 0)).isEmpty();
    }

    @Test
    void saysOfSpoiltStreamsWhatTheJdkSaysOrNothing() {
        int same = 0;
        for (int round = 0; round < 60_000; round++) {
            byte[] bytes = bytes(1 + random.nextInt(400));
            byte[] packed = packed(bytes, 1 + random.nextInt(9), STRATEGIES[random.nextInt(3)]);
            for (int spoilt = 1 + random.nextInt(3); spoilt > 0; spoilt--) {
                int within = random.nextBoolean() ? packed.length : Math.min(packed.length, 40);
                packed[random.nextInt(within)] ^= (byte) (1 << random.nextInt(8));
            }
            Optional<byte[]> unpacked = unpacked(packed, bytes.length);
            if (unpacked.isPresent()) {
                same++;
                assertThat(ofJdk(packed, bytes.length)).contains(unpacked.get());
            }
        }
        assertThat(same).isPositive();
    }

    @Test
    void saysOfAnyBytesWhatTheJdkSaysOrNothing() {
        for (int round = 0; round < 200_000; round++) {
            byte[] any = new byte[1 + random.nextInt(60)];
            random.nextBytes(any);
            any[0] |= 1; // one block
            int size = random.nextInt(40);
            unpacked(any, size).ifPresent(bytes -> assertThat(ofJdk(any, size)).contains(bytes));
        }
    }
}
