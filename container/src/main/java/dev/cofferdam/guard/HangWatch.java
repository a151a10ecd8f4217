package dev.cofferdam.guard;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread of a guard: looks at all plugins' calls, four times within the shortest call deadline. */
final class HangWatch implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(HangWatch.class);
    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final Supplier<Collection<PluginGuard>> plugins;
    private final Thread thread = new Thread(this, "cofferdam-hang-watch");
    private volatile boolean closed;

    HangWatch(Supplier<Collection<PluginGuard>> plugins) {
        this.plugins = plugins;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    /** Looks now, and from now on as often as the plugins that are there ask for. */
    void wake() {
        LockSupport.unpark(thread);
    }

    @Override
    public void run() {
        while (!closed) {
            try {
                plugins.get().forEach(plugin -> plugin.look(System.nanoTime()));
            } catch (RuntimeException | Error e) {
                LOG.error("A look for hung calls failed; the next one follows.", e);
            }
            LockSupport.parkNanos(this, interval().toNanos());
        }
    }

    private Duration interval() {
        Duration quarter = plugins.get().stream()
                .map(plugin -> plugin.rules().deadline().dividedBy(4))
                .min(Duration::compareTo)
                .orElse(LONGEST);
        return quarter.compareTo(SHORTEST) < 0 ? SHORTEST : quarter.compareTo(LONGEST) > 0 ? LONGEST : quarter;
    }
}
