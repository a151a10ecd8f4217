package dev.cofferdam.framework;

import dev.cofferdam.model.HangEnd;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that makes events, for as long as it tells others of them, and what becomes of the listener that it is held up in. Its
 * state is guarded by itself; an interrupt of ours does not outlive it.
 */
final class Telling {
    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);
    /** Most events are over long before; looking at a thread's stack halts it for a moment. */
    private static final Duration YOUNG = Duration.ofMillis(100);

    private static final Duration GRACE = Duration.ofMillis(500);

    private final ListenerWatch watch;
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

    /**
     * @param step the step that the thread is in, if it may not take for ever
     * @param around what the thread was telling of already
     * @param givenUp run when a listener does not give way
     */
    Telling(ListenerWatch watch, Thread teller, Optional<Step> step, Optional<Telling> around, Runnable givenUp) {
        this.watch = watch;
        this.teller = teller;
        this.step = step;
        this.around = around;
        this.givenUp = givenUp;
    }

    /** The calling thread, which is the one that began, has told of everything. */
    void end() {
        watch.ended(teller, around);
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

    /** Whose listener it is in, if that has been found to take long. */
    synchronized Optional<Meddling.Hand> holder() {
        return suspect.map(ListenerFrames.Called::by).filter(by -> !ended);
    }

    /** Sees what the thread is in, and acts on a listener that takes too long. For one thread. */
    void look(long now) {
        if (now - began < YOUNG.toNanos()) {
            return;
        }
        StackTraceElement[] stack = teller.getStackTrace();
        Optional<ListenerFrames.Called> called = watch.innermost(stack).filter(listener -> !stepsItself(listener.by()));
        if (next != Next.INTERRUPT && !place.equals(ListenerFrames.place(stack))) {
            left();
        }
        suspected(called, now).ifPresent(hanging -> judge(hanging, stack, now));
    }

    /**
     * The listener that was there at the last look already. One that was interrupted is known by its place: its plugin may have
     * been taken out meanwhile, or have a next generation with the same classes.
     */
    private synchronized Optional<ListenerFrames.Called> suspected(Optional<ListenerFrames.Called> called, long now) {
        boolean same = next != Next.INTERRUPT
                || called.map(ListenerFrames.Called::by).equals(suspect.map(ListenerFrames.Called::by));
        if (!same) {
            suspect = called;
            since = now;
        }
        return suspect.filter(there -> same);
    }

    /** It has left the listener, by itself or while it was being killed. */
    synchronized void left() {
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
            told = watch.rules()
                    .told()
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

    private synchronized void kill(ListenerFrames.Called hanging, StackTraceElement[] stack, Duration limit, long now) {
        if (!ended && now - since >= limit.plus(GRACE).toNanos()) {
            kill = kill.or(() -> Optional.of(new ListenerKill(
                    watch.rules().kills().condemn(teller, hanging.by().plugin()), teller, now)));
            next = kill.get().goesOn(stack, now) ? Next.KILL : Next.LEAVE;
        }
    }

    private Duration limit(Meddling.Hand by) {
        Duration own = watch.rules().limits().apply(by.plugin());
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

    /** The step that a generation is in while it makes events. */
    record Step(Meddling.Hand of, Duration within) {}

    /** What becomes of a listener that takes longer. */
    private enum Next {
        INTERRUPT,
        KILL,
        LEAVE,
        NOTHING
    }
}
