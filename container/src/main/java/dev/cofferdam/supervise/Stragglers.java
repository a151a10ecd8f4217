package dev.cofferdam.supervise;

import dev.cofferdam.framework.RetiredLoader;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultOrigin;
import dev.cofferdam.model.KillSwitch;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends what has not left a generation when it has been gone for as long as a call may take: threads that it made and did not end,
 * and calls that nobody watches, because they are made on a service that is registered under a class.
 */
final class Stragglers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Stragglers.class);
    /** How long it may take to end what all plugins have left behind. */
    private static final Duration CLOSING = Duration.ofSeconds(6);

    private final KillSwitch kills;
    private final Function<String, Duration> patience;
    private final ScheduledExecutorService timer;
    private final Executor threads;
    private final Clock clock;
    private final Consumer<Fault> faults;

    /**
     * @param patience how long they have, by the plugin's symbolic name
     * @param faults told of those that are ended; must return at once
     */
    Stragglers(
            KillSwitch kills,
            Function<String, Duration> patience,
            ScheduledExecutorService timer,
            Executor threads,
            Clock clock,
            Consumer<Fault> faults) {
        this.clock = clock;
        this.faults = faults;
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
            LOG.debug("'{}' is looked at with all others: the container closes", loader.plugin());
        }
    }

    private void evict(RetiredLoader loader) {
        Optional<ClassLoader> there = loader.loader();
        if (there.isEmpty() || loader.wired()) {
            return; // who is wired to it may run in it
        }
        try {
            kills.evict(there.get(), loader.plugin()).forEach(each -> tell(loader.plugin(), loader.generation(), each));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Ends what all plugins have left behind, whenever they went: all have been stopped, and nobody is to come later. Returns at
     * once where there is nothing.
     */
    @Override
    public void close() {
        try {
            kills.evictAll(CLOSING).forEach(each -> tell(each.plugin(), each.generation(), each.evicted()));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(String plugin, int generation, KillSwitch.Evicted evicted) {
        FaultOrigin origin = FaultOrigin.step(plugin, generation, "retirement", evicted.frame(), clock.instant());
        Fault fault = new Fault.LeftBehind(origin, evicted.thread(), evicted.killed());
        LOG.warn("'{}', generation {}: {}", plugin, generation, fault.line());
        faults.accept(fault);
    }
}
