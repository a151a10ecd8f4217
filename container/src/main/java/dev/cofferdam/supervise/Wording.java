package dev.cofferdam.supervise;

import dev.cofferdam.model.Thrown;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Puts what a callback threw into words. Asking a throwable of a plugin's own class runs the plugin's code: that is done on
 * another thread, within a limit, and for few at once. One that does not answer is known by its class. Thread-safe.
 */
final class Wording {
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final int AT_ONCE = 8;

    private final Executor threads;
    private final Semaphore askers = new Semaphore(AT_ONCE);

    Wording(Executor threads) {
        this.threads = threads;
    }

    /** Hands the words on, at once or soon; returns at once. */
    void of(String plugin, PluginGroup group, Throwable thrown, Consumer<Timed.Outcome> then) {
        if (thrown.getClass().getModule().isNamed()) {
            then.accept(Timed.Outcome.of(thrown)); // the JDK's own do not call back
        } else if (askers.tryAcquire()) {
            ask(plugin, group, thrown, then);
        } else {
            then.accept(untold(thrown));
        }
    }

    private void ask(String plugin, PluginGroup group, Throwable thrown, Consumer<Timed.Outcome> then) {
        try {
            threads.execute(() -> {
                try {
                    Timed.Result asked = Timed.run(
                            group,
                            "cofferdam-ask-" + plugin,
                            LIMIT,
                            () -> {
                                throw thrown;
                            },
                            () -> {});
                    then.accept(
                            asked.end() == Timed.End.THREW
                                    ? new Timed.Outcome(asked.thrown(), asked.frame())
                                    : untold(thrown));
                } catch (InterruptedException closing) {
                    Thread.currentThread().interrupt();
                } finally {
                    askers.release();
                }
            });
        } catch (RejectedExecutionException closing) {
            askers.release();
        }
    }

    private static Timed.Outcome untold(Throwable thrown) {
        return new Timed.Outcome(
                Optional.of(new Thrown(thrown.getClass().getName(), Optional.of("(its message is not told)"))),
                Optional.empty());
    }
}
