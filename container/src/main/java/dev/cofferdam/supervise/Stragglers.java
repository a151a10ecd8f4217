package dev.cofferdam.supervise;

import dev.cofferdam.framework.RetiredLoader;
import dev.cofferdam.model.KillSwitch;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends what has not left a generation when it has been gone for as long as a call may take: threads that it made and did not end,
 * and calls that nobody watches, because they are made on a service that is registered under a class.
 */
final class Stragglers {
    private static final Logger LOG = LoggerFactory.getLogger(Stragglers.class);

    private final KillSwitch kills;
    private final Function<String, Duration> patience;
    private final ScheduledExecutorService timer;
    private final Executor threads;

    /** @param patience how long they have, by the plugin's symbolic name */
    Stragglers(
            KillSwitch kills, Function<String, Duration> patience, ScheduledExecutorService timer, Executor threads) {
        this.kills = kills;
        this.patience = patience;
        this.timer = timer;
        this.threads = threads;
    }

    /** A generation is gone; returns at once. */
    void gone(RetiredLoader loader) {
        try {
            timer.schedule(
                    () -> threads.execute(() -> evict(loader)),
                    patience.apply(loader.plugin()).toMillis(),
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            LOG.debug("'{}' is left as it is: the container closes", loader.plugin());
        }
    }

    private void evict(RetiredLoader loader) {
        Optional<ClassLoader> there = loader.loader();
        if (there.isEmpty() || loader.wired()) {
            return; // who is wired to it may run in it
        }
        try {
            KillSwitch.Evicted evicted = kills.evict(there.get(), loader.plugin());
            evicted.killed().forEach(thread -> tell(loader, thread, "was killed"));
            evicted.abandoned().forEach(thread -> tell(loader, thread, "could not be killed; it is abandoned"));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private static void tell(RetiredLoader loader, String thread, String end) {
        LOG.warn(
                "Thread '{}' had not left generation {} of '{}', which is gone, and {}.",
                thread,
                loader.generation(),
                loader.plugin(),
                end);
    }
}
