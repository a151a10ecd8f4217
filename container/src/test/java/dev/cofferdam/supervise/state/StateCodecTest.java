package dev.cofferdam.supervise.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cofferdam.api.plugin.CapturedState;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StateCodecTest {
    private final StateCodec codec = new StateCodec(1 << 20);

    static Stream<Object> values() {
        return Stream.of(
                true,
                'x',
                (byte) -1,
                (short) -2,
                -3,
                Long.MIN_VALUE,
                1.5f,
                Double.NaN,
                "",
                "half a pair: \ud800",
                new byte[] {1, 2},
                new int[] {1, 2},
                new long[] {Long.MAX_VALUE},
                new double[] {0.1},
                BigInteger.TEN.pow(40).negate(),
                new BigDecimal("-12.340"),
                new UUID(1, 2),
                Instant.parse("2026-01-02T03:04:05.000000006Z"),
                Duration.ofNanos(-1),
                LocalDate.MAX,
                LocalTime.MAX,
                LocalDateTime.parse("2026-01-02T03:04:05.000000006"),
                List.of(1, List.of("a"), Map.of(2, Set.of(3L))),
                Map.of("nested", Map.of("deeper", List.of())));
    }

    @ParameterizedTest
    @MethodSource("values")
    void everyTypeComesBackEqual(Object value) throws IOException {
        CapturedState back = codec.decode(codec.encode(CapturedState.of(7, Map.of("value", value))));
        assertThat(back.version()).isEqualTo(7);
        assertThat(back.values()).containsOnlyKeys("value");
        assertThat(back.values().get("value")).isEqualTo(value);
    }

    @Test
    void nothingIsAValueToo() throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("none", null);
        assertThat(codec.decode(codec.encode(CapturedState.of(1, values))).values())
                .isEqualTo(values);
    }

    @Test
    void collectionsOfThePluginsOwnComeBackAsOnesOfTheJdk() throws IOException {
        List<String> own = new ArrayList<>(List.of("a")) {
            private static final long serialVersionUID = 1L;
        };
        Object back = codec.decode(codec.encode(CapturedState.of(1, Map.of("own", own))))
                .values()
                .get("own");
        assertThat(back).isEqualTo(own);
        assertThat(back.getClass().getName()).startsWith("java.util.");
    }

    @Test
    void aTypeThatCannotBeKeptIsNamedWithItsPlace() {
        CapturedState state = CapturedState.of(1, Map.of("jobs", List.of(Map.of("worker", new StringBuilder()))));
        assertThatThrownBy(() -> codec.encode(state))
                .hasMessage(
                        "'jobs[0].worker' is a 'java.lang.StringBuilder', which cannot be kept; keep texts, numbers,"
                                + " times, and lists, sets and maps of them");
    }

    @Test
    void aStateThatIsTooLargeIsNoMoreThanTheLimitInMemory() {
        StateCodec small = new StateCodec(1_000);
        assertThatThrownBy(() -> small.encode(CapturedState.of(1, Map.of("big", new byte[1_000]))))
                .hasMessageStartingWith("the state is larger than 1000 bytes");
    }

    @Test
    void aStateThatContainsItselfIsTooDeep() {
        List<Object> endless = new ArrayList<>();
        endless.add(endless);
        assertThatThrownBy(() -> codec.encode(CapturedState.of(1, Map.of("endless", endless))))
                .hasMessageContaining("is nested more than 64 deep");
    }

    @Test
    void spoiltBytesAreAnIoExceptionOrAState() {
        byte[] good = codec.encode(CapturedState.of(1, Map.of("all", values().toList())));
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            byte[] bad = good.clone();
            for (int j = random.nextInt(4); j >= 0; j--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            Throwable thrown = catchThrowable(() -> codec.decode(bad));
            assertThat(thrown == null || thrown instanceof IOException)
                    .as("seed %d, round %d: %s", seed, i, thrown)
                    .isTrue();
        }
    }
}
