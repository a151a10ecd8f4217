package dev.cofferdam.deploy.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleVersionTest {

    @Test
    void versionsAreOrderedByNumberAndThenByQualifier() {
        assertThat(Stream.of("0.9", "1", "1.0.0.a", "1.0.0.b", "1.0.1", "1.2", "1.10", "2")
                        .map(text -> BundleVersion.parse(text).orElseThrow()))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1.", "1.x", "-1", "1.2.3.", "1.2.3.a b", "1.2.3.4.5", "99999999999", "3000000000", "v1"})
    void otherTextsAreNoVersions(String text) {
        assertThat(BundleVersion.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", " 1.2 ", "[1,2)", "(1.0,2.0]", "[1.0, 2.0]", "[1.2.3.a,1.2.3.b)"})
    void versionsAndIntervalsAreRanges(String text) {
        assertThat(BundleVersion.isRange(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,2", "1,2", "[1)", "[,]", "(", "[1,2,3)", "[1;2)", "{1,2}"})
    void halfIntervalsAreNoRanges(String text) {
        assertThat(BundleVersion.isRange(text)).isFalse();
    }
}
