package dev.cofferdam.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MistypedTest {
    @ParameterizedTest
    @CsvSource({"min, min, 0", "min, mim, 1", "min, nim, 2", "min, mi, 1", "min, '', 3", "'', ab, 2", "quiet, quite, 2"
    })
    void theDistanceIsHowManyCharactersAreWrong(String a, String b, int distance) {
        assertThat(Mistyped.distance(a, b)).isEqualTo(distance);
        assertThat(Mistyped.distance(b, a)).isEqualTo(distance);
    }

    @Test
    void theNearestNameIsMeantIfItIsNearEnough() {
        assertThat(Mistyped.nearest("mim", Stream.of("max", "mini", "min"), 2)).contains("min");
        assertThat(Mistyped.nearest("other", Stream.of("max", "min", "mini"), 2))
                .isEmpty();
    }
}
