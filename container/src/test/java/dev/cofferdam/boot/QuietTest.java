package dev.cofferdam.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class QuietTest {
    private final Deque<Runnable> later = new ArrayDeque<>();
    private final AtomicInteger rests = new AtomicInteger();
    private final Quiet quiet = new Quiet(rests::incrementAndGet, later::add);

    @Test
    void restsOnceAfterNoiseHasEnded() {
        quiet.noise();
        later.remove().run();
        assertThat(rests).hasValue(1);
        assertThat(later).isEmpty();
    }

    @Test
    void waitsAnewWhenThereWasNoiseMeanwhile() {
        quiet.noise();
        Runnable first = later.remove();
        quiet.noise();
        first.run();
        assertThat(rests).hasValue(0);
        later.remove().run();
        assertThat(rests).hasValue(1);
        quiet.noise();
        later.remove().run();
        assertThat(rests).hasValue(2);
    }

    @Test
    void nothingWaitsWhileThereIsQuiet() {
        assertThat(later).isEmpty();
    }
}
