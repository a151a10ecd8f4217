package dev.cofferdam.framework;

import dev.cofferdam.model.HangEnd;
import dev.cofferdam.model.KillSwitch;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds listeners that do not return. The framework calls them on the thread of whoever makes the event (OSGi Core 4.7.3,
 * 5.4.3), which may be another plugin that starts, stops or offers a service: that one must not wait without an end, nor be
 * blamed. A listener has the call deadline of its plugin; then its thread is interrupted, and if it takes no notice, whoever
 * waits goes on without it. Thread-safe.
 */
final class ListenerWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ListenerWatch.class);
    private static final Duration LOOKS = Duration.ofMillis(100);
    private static final Duration IDLE_LOOKS = Duration.ofSeconds(1);
    private final ListenerFrames frames;
    private final Map<Thread, Telling> tellings = new ConcurrentHashMap<>();
    private final Set<Thread> dispatchers = ConcurrentHashMap.newKeySet();
    private final Thread thread = new Thread(this::watch, "cofferdam-listener-watch");
    private volatile Rules rules =
            new Rules(Runnable::run, plugin -> Duration.ofDays(1), frame -> false, hung -> end -> {}, KillSwitch.NONE);
    private volatile boolean idle;
    private volatile boolean closed;

    ListenerWatch(ListenerFrames frames) {
        this.frames = frames;
        thread.setDaemon(true);
    }

    /**
     * What holds.
     *
     * @param threads runs what others hear of
     * @param limits how long a listener of a plugin may take, by the plugin's symbolic name
     * @param passes frames of calls that somebody else looks after
     * @param told told of each listener that hangs; must return at once. What it answers is told what became of the thread
     * @param kills ends listeners that take no notice of an interrupt
     */
    record Rules(
            Executor threads,
            Function<String, Duration> limits,
            Predicate<StackTraceElement> passes,
            Function<HungListener, Consumer<HangEnd>> told,
            KillSwitch kills) {}

    void open(Rules from) {
        rules = from;
        thread.start();
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    /** The calling thread is one of the framework's own, on which it makes events again and again: one has come this far. */
    void dispatches() {
        Thread current = Thread.currentThread();
        if (dispatchers.add(current)) {
            tellings.put(current, new Telling(this, current, Optional.empty(), Optional.empty(), () -> {}));
        }
        Optional.ofNullable(tellings.get(current)).ifPresent(Telling::left);
    }

    /** Whose listener a thread is in, of those that have been found to take long. */
    Optional<Meddling.Hand> holder(Thread teller) {
        return Optional.ofNullable(tellings.get(teller)).flatMap(Telling::holder);
    }

    /** Runs what may have to wait for listeners. */
    void run(Runnable task) {
        rules.threads().execute(task);
    }

    /** The calling thread begins to tell others of something; to be {@linkplain Telling#end ended} by it. */
    Telling begin() {
        return begin(Optional.empty(), () -> {});
    }

    /**
     * The same, of a thread that may not take for ever.
     *
     * @param of who is started or stopped; its own listeners have as long as that step
     * @param within how long the step may take; a listener of another plugin has no more than half of that
     */
    Telling begin(Meddling.Hand of, Duration within) {
        return begin(Optional.of(new Telling.Step(of, within)), () -> {});
    }

    /** The same, of a thread that somebody waits for. */
    Telling begin(Runnable givenUp) {
        return begin(Optional.empty(), givenUp);
    }

    private Telling begin(Optional<Telling.Step> step, Runnable givenUp) {
        Thread current = Thread.currentThread();
        Telling telling = new Telling(this, current, step, Optional.ofNullable(tellings.get(current)), givenUp);
        tellings.put(current, telling);
        if (idle) {
            idle = false;
            LockSupport.unpark(thread);
        }
        return telling;
    }

    /** A thread goes on with what it was telling of before, if with anything. */
    void ended(Thread teller, Optional<Telling> before) {
        before.ifPresentOrElse(outer -> tellings.put(teller, outer), () -> tellings.remove(teller));
    }

    Rules rules() {
        return rules;
    }

    /** The listener that a thread is in. */
    Optional<ListenerFrames.Called> innermost(StackTraceElement[] stack) {
        return frames.innermost(stack, rules.passes());
    }

    /**
     * Does what others hear of on another thread, and returns when it is done, or when a listener does not give way: then the
     * rest of it is done when that one does.
     *
     * @return whether it is done
     */
    boolean beside(Runnable step) throws InterruptedException {
        Beside run = new Beside(this, step);
        try {
            rules.threads().execute(run);
        } catch (RejectedExecutionException closing) {
            run.run();
        }
        return run.await();
    }

    private void watch() {
        while (!closed) {
            try {
                dispatchers.removeIf(each -> !each.isAlive() && tellings.remove(each) != null);
                tellings.values().forEach(telling -> telling.look(System.nanoTime()));
            } catch (RuntimeException | Error e) {
                LOG.error("A look for listeners that hang failed; the next one follows.", e);
            }
            idle = tellings.size() <= dispatchers.size();
            LockSupport.parkNanos(this, (idle ? IDLE_LOOKS : LOOKS).toNanos());
        }
    }
}
