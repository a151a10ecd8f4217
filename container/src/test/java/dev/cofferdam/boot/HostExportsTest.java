package dev.cofferdam.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HostExportsTest {
    @Test
    void noEventHandlerIsShutOutBeforeItsCallDeadlineHasPassedHoweverLongThatIs() {
        String timeout =
                HostExports.onBoard(Optional.empty(), Path.of("data")).get("org.apache.felix.eventadmin.Timeout");

        assertThat(Setting.CALL_DEADLINE.bounds()).contains("1h");
        assertThat(Duration.ofMillis(Integer.parseInt(timeout))).isGreaterThan(Duration.ofHours(1));
    }
}
