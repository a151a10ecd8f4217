package dev.cofferdam.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.model.KillSwitch;
import dev.cofferdam.model.Thrown;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class TimedTest {
    private static final PluginGroup GROUP =
            new PluginGroup(Thread.currentThread().getThreadGroup(), thread -> KillSwitch.NONE.condemn(thread, "t"));
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(50);

    @Test
    void aStepThatReturnsIsReported() throws InterruptedException {
        assertThat(Timed.run(GROUP, "t", LONG, () -> {}, () -> {}).end()).isEqualTo(Timed.End.RETURNED);
    }

    @Test
    void whatAStepThrowsIsPutIntoWordsWithItsPlace() throws InterruptedException {
        Timed.Result result = Timed.run(
                GROUP,
                "t",
                LONG,
                () -> {
                    throw new AssertionError("no");
                },
                () -> {});
        assertThat(result.end()).isEqualTo(Timed.End.THREW);
        assertThat(result.thrown()).map(Thrown::toString).contains("java.lang.AssertionError: no");
        assertThat(result.frame()).hasValueSatisfying(frame -> assertThat(frame).startsWith("TimedTest.java:"));
    }

    @Test
    void aThrowableWhoseMessageThrowsIsSurvived() throws InterruptedException {
        Timed.Result result = Timed.run(
                GROUP,
                "t",
                LONG,
                () -> {
                    throw new Hostile();
                },
                () -> {});
        assertThat(result.thrown())
                .contains(new Thrown(Hostile.class.getName(), Optional.of("(its message cannot be read)")));
    }

    @Test
    void aStepThatBlocksIsInterruptedAtTheDeadline() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        Timed.Result result = Timed.run(GROUP, "t", SHORT, never::await, () -> {});
        assertThat(result.end()).isEqualTo(Timed.End.INTERRUPTED);
        assertThat(result.thrown())
                .hasValueSatisfying(what -> assertThat(what.type()).isEqualTo("java.lang.InterruptedException"));
    }

    @Test
    void aStepThatIgnoresTheInterruptIsAbandonedAndToldOfWhenItReturns() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch late = new CountDownLatch(1);
        Timed.Result result = Timed.run(GROUP, "t", SHORT, () -> awaitStubbornly(release), late::countDown);
        assertThat(result.end()).isEqualTo(Timed.End.ABANDONED);
        release.countDown();
        assertThat(late.await(30, TimeUnit.SECONDS)).isTrue();
    }

    private static void awaitStubbornly(CountDownLatch release) {
        while (release.getCount() > 0) {
            try {
                release.await();
            } catch (InterruptedException ignoredOnPurpose) {
                continue;
            }
        }
    }

    private static final class Hostile extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("nor this");
        }
    }
}
