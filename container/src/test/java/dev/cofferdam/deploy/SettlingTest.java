package dev.cofferdam.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SettlingTest {

    private static final Stamp SMALL = Stamp.of("small");
    private static final Stamp LARGE = Stamp.of("large");

    /** Fifty nanoseconds of quiet, a thousand for what is no whole jar. */
    private final Settling settling = new Settling(Duration.ofNanos(50), Duration.ofNanos(1000));

    @Test
    void aFileIsDueAfterTheQuietTime() {
        settling.seen("a.jar", SMALL, 0);

        assertThat(settling.dueFiles(49)).isEmpty();
        assertThat(settling.dueFiles(50)).containsExactly("a.jar");
        assertThat(settling.nextDue()).hasValue(50);
    }

    @Test
    void aFileThatChangesIsWaitedForAnew() {
        settling.seen("a.jar", SMALL, 0);
        settling.seen("a.jar", LARGE, 40);

        assertThat(settling.dueFiles(60)).isEmpty();
        assertThat(settling.dueFiles(90)).containsExactly("a.jar");
    }

    @Test
    void lookingAtAnUnchangedFileDoesNotPutItOff() {
        settling.seen("a.jar", SMALL, 0);
        settling.seen("a.jar", SMALL, 40);

        assertThat(settling.dueFiles(50)).containsExactly("a.jar");
    }

    @Test
    void anIncompleteFileIsGivenTheLongerTimeSinceItsLastChange() {
        settling.seen("a.jar", SMALL, 100);
        settling.incomplete("a.jar");

        assertThat(settling.filesSettle()).isFalse();
        assertThat(settling.dueFiles(1099)).isEmpty();
        assertThat(settling.patienceOver("a.jar", 1099)).isFalse();
        assertThat(settling.dueFiles(1100)).containsExactly("a.jar");
        assertThat(settling.patienceOver("a.jar", 1100)).isTrue();
    }

    @Test
    void anIncompleteFileThatGrowsIsWaitedForAnew() {
        settling.seen("a.jar", SMALL, 0);
        settling.incomplete("a.jar");
        settling.seen("a.jar", LARGE, 500);

        assertThat(settling.dueFiles(550)).containsExactly("a.jar");
        assertThat(settling.patienceOver("a.jar", 1400)).isFalse();
    }

    @Test
    void aRemovalIsSureAfterTheQuietTime() {
        settling.gone("a.jar", 0);
        settling.gone("a.jar", 40);

        assertThat(settling.dueRemovals(49)).isEmpty();
        assertThat(settling.dueRemovals(50)).containsExactly("a.jar");
        assertThat(settling.dueFiles(50)).isEmpty();
    }

    @Test
    void aRemovalWaitsForFilesThatSettle() {
        settling.gone("a-1.jar", 0);
        settling.seen("a-2.jar", SMALL, 20);

        assertThat(settling.dueRemovals(60)).isEmpty();
        settling.done("a-2.jar");
        assertThat(settling.dueRemovals(60)).containsExactly("a-1.jar");
    }

    @Test
    void aRemovalDoesNotWaitForEver() {
        settling.gone("a-1.jar", 0);
        settling.seen("a-2.jar", SMALL, 490);

        assertThat(settling.dueRemovals(499)).isEmpty();
        assertThat(settling.dueRemovals(500)).containsExactly("a-1.jar");
    }

    @Test
    void aFileThatComesBackIsNotGone() {
        settling.gone("a.jar", 0);
        settling.seen("a.jar", SMALL, 10);

        assertThat(settling.dueRemovals(1000)).isEmpty();
        assertThat(settling.unchanged("a.jar", SMALL)).isTrue();
    }
}
