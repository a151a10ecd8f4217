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
    /** Most events are over long before; looking at a thread's stack halts it for a moment. */
    private static final Duration YOUNG = Duration.ofMillis(100);

    private static final Duration GRACE = Duration.ofMillis(500);

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
            tellings.put(current, new Telling(current, Optional.empty(), Optional.empty(), () -> {}));
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
        return begin(Optional.of(new Step(of, within)), () -> {});
    }

    /** The same, of a thread that somebody waits for. */
    Telling begin(Runnable givenUp) {
        return begin(Optional.empty(), givenUp);
    }

    private Telling begin(Optional<Step> step, Runnable givenUp) {
        Thread current = Thread.currentThread();
        Telling telling = new Telling(current, step, Optional.ofNullable(tellings.get(current)), givenUp);
        tellings.put(current, telling);
        if (idle) {
            idle = false;
            LockSupport.unpark(thread);
        }
        return telling;
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

    /** The step that a generation is in while it makes events. */
    private record Step(Meddling.Hand of, Duration within) {}

    /** A thread that makes events. Its state is guarded by itself; an interrupt of ours does not outlive it. */
    final class Telling {
        private final Thread teller;
        private final Optional<Step> step;
        private final Optional<Telling> around;
        private final Runnable givenUp;
        private final long began = System.nanoTime();
        private Optional<ListenerFrames.Called> suspect = Optional.empty();
        private long since;
        private Next next = Next.INTERRUPT;
        private boolean interrupted;
        private boolean ended;
        /** Where the listener is that was interrupted; who it is of may be untold once its plugin is taken out. */
        private Optional<ListenerFrames.Place> place = Optional.empty();

        private Optional<ListenerKill> kill = Optional.empty();
        private Consumer<HangEnd> told = end -> {};

        private Telling(Thread teller, Optional<Step> step, Optional<Telling> around, Runnable givenUp) {
            this.teller = teller;
            this.step = step;
            this.around = around;
            this.givenUp = givenUp;
        }

        void end() {
            around.ifPresentOrElse(outer -> tellings.put(teller, outer), () -> tellings.remove(teller));
            left();
            synchronized (this) {
                ended = true;
                if (interrupted) {
                    Thread.interrupted();
                }
            }
        }

        /** One of several events is over. */
        private synchronized void progress() {
            suspect = Optional.empty();
            next = Next.INTERRUPT;
        }

        private synchronized Optional<Meddling.Hand> holder() {
            return suspect.map(ListenerFrames.Called::by).filter(by -> !ended);
        }

        private void look(long now) {
            if (now - began < YOUNG.toNanos()) {
                return;
            }
            StackTraceElement[] stack = teller.getStackTrace();
            Optional<ListenerFrames.Called> called =
                    frames.innermost(stack, rules.passes()).filter(listener -> !stepsItself(listener.by()));
            if (next != Next.INTERRUPT && !place.equals(ListenerFrames.place(stack))) {
                left();
            }
            suspected(called, now).ifPresent(hanging -> judge(hanging, stack, now));
        }

        /**
         * The listener that was there at the last look already. One that was interrupted is known by its place: its plugin may have
         * been taken out meanwhile, or have a next generation with the same classes.
         */
        private synchronized Optional<ListenerFrames.Called> suspected(
                Optional<ListenerFrames.Called> called, long now) {
            boolean same = next != Next.INTERRUPT
                    || called.map(ListenerFrames.Called::by).equals(suspect.map(ListenerFrames.Called::by));
            if (!same) {
                suspect = called;
                since = now;
            }
            return suspect.filter(there -> same);
        }

        /** It has left the listener, by itself or while it was being killed. */
        private synchronized void left() {
            kill.ifPresent(ListenerKill::over);
            if (kill.isPresent() && next == Next.KILL) {
                told.accept(HangEnd.KILLED);
                LOG.warn(
                        "A listener of '{}' took no notice of the interrupt; thread '{}' was killed in it.",
                        holder().map(Meddling.Hand::plugin).orElse("?"),
                        teller.getName());
            }
            kill = Optional.empty();
            progress();
        }

        private void judge(ListenerFrames.Called hanging, StackTraceElement[] stack, long now) {
            Duration limit = limit(hanging.by());
            if (next == Next.KILL) {
                kill(hanging, stack, limit, now);
            }
            if (next == Next.INTERRUPT && now - since >= limit.toNanos() && interrupt()) {
                place = ListenerFrames.place(stack);
                told = rules.told()
                        .apply(new HungListener(
                                hanging.by(), hanging.callback(), limit, teller.getName(), hanging.frame()));
            } else if (next == Next.LEAVE) {
                next = Next.NOTHING;
                kill.ifPresent(ListenerKill::over);
                told.accept(HangEnd.ABANDONED);
                LOG.warn(
                        "A {} of '{}' took no notice of the interrupt; thread '{}' is abandoned.",
                        hanging.callback(),
                        hanging.by().plugin(),
                        teller.getName());
                outermost().givenUp.run();
            }
        }

        private synchronized void kill(
                ListenerFrames.Called hanging, StackTraceElement[] stack, Duration limit, long now) {
            if (!ended && now - since >= limit.plus(GRACE).toNanos()) {
                kill = kill.or(() -> Optional.of(new ListenerKill(
                        rules.kills().condemn(teller, hanging.by().plugin()), teller, now)));
                next = kill.get().goesOn(stack, now) ? Next.KILL : Next.LEAVE;
            }
        }

        private Duration limit(Meddling.Hand by) {
            Duration own = rules.limits().apply(by.plugin());
            return outermost()
                    .step
                    .map(within -> within.within().dividedBy(2))
                    .filter(half -> half.compareTo(own) < 0)
                    .orElse(own);
        }

        private boolean stepsItself(Meddling.Hand by) {
            return outermost().step.filter(own -> own.of().equals(by)).isPresent();
        }

        private Telling outermost() {
            return around.map(Telling::outermost).orElse(this);
        }

        private synchronized boolean interrupt() {
            if (ended) {
                return false;
            }
            next = Next.KILL;
            interrupted = true;
            teller.interrupt();
            return true;
        }
    }

    /** What becomes of a listener that takes longer. */
    private enum Next {
        INTERRUPT,
        KILL,
        LEAVE,
        NOTHING
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
