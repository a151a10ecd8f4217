package dev.cofferdam.deploy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.deploy.admission.AdmissionLimits;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FolderSettingsTest {

    private static final Path HERE = Path.of(".");
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void timesThatMakeNoSenseAreRefusedWithTheirBound() {
        assertThatThrownBy(() -> settings(Duration.ZERO, SECOND)).hasMessage("quiet must be > 0, is PT0S");
        assertThatThrownBy(() -> settings(Duration.ofSeconds(2), SECOND))
                .hasMessage("incompleteAfter must be >= quiet (PT2S), is PT1S");
    }

    @Test
    void limitsThatMakeNoSenseAreRefusedWithTheirBound() {
        assertThatThrownBy(() -> new AdmissionLimits(0, 1, 1, 1)).hasMessage("maxJarBytes must be >= 1, is 0");
        assertThatThrownBy(() -> new AdmissionLimits(1, 65_536, 1, 1))
                .hasMessage("maxEntries must be <= 65535, is 65536");
    }

    private static FolderSettings settings(Duration quiet, Duration incompleteAfter) {
        return new FolderSettings(HERE, HERE, quiet, incompleteAfter, SECOND, AdmissionLimits.defaults());
    }
}
