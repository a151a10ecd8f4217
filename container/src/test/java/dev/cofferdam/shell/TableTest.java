package dev.cofferdam.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class TableTest {
    @Test
    void columnsAreAligned() {
        assertThat(new Table("NAME", "N").row("a", 1).row("longer", 22))
                .hasToString("NAME    N\na       1\nlonger  22");
    }

    @Test
    void whatAPluginSaysDoesNotSteerTheTerminal() {
        assertThat(new Table("NAME").row("\u001b[2Jgone").toString()).isEqualTo("NAME\n\\u001b[2Jgone");
    }

    @Test
    void agesAreToldInTheUnitThatFits() {
        Instant then = Instant.EPOCH;
        assertThat(Text.ago(then, then.plusSeconds(59))).isEqualTo("59 s");
        assertThat(Text.ago(then, then.plusSeconds(60))).isEqualTo("1 min");
        assertThat(Text.ago(then, then.plusSeconds(7_200))).isEqualTo("2 h");
        assertThat(Text.ago(then, then.plusSeconds(200_000))).isEqualTo("2 d");
        assertThat(Text.ago(then.plusSeconds(5), then)).isEqualTo("0 s");
    }

    @Test
    void aLongReasonIsShortenedToOneLine() {
        assertThat(Text.brief("first\nsecond", 10)).isEqualTo("first");
        assertThat(Text.brief("0123456789ab", 10)).isEqualTo("012345678…");
    }
}
