package dev.cofferdam.supervise;

import dev.cofferdam.guard.Frames;
import dev.cofferdam.guard.Guard;
import dev.cofferdam.guard.ThrowableText;
import dev.cofferdam.model.HangEnd;
import dev.cofferdam.model.KillSwitch;
import dev.cofferdam.model.Thrown;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs code of a plugin on a thread of its own, and waits for it no longer than a deadline. A thread that does not end is
 * interrupted, then <em>killed</em>, then <em>abandoned</em>: it may run on, but nothing waits for it any more.
 */
final class Timed {
    private static final Duration GRACE = Duration.ofMillis(250);
    /** How long a kill has to do. */
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private static final Duration TRIES = Duration.ofMillis(20);
    /** So many while nothing of what the thread is in can be reached. */
    private static final int VAIN_TRIES = 5;

    private Timed() {}

    /** What can throw anything. */
    interface Step {
        void run() throws Throwable;
    }

    /** How it ended. */
    enum End {
        /** It returned. */
        RETURNED,
        /** It threw. */
        THREW,
        /** It did not return within the deadline, but did when it was interrupted. */
        INTERRUPTED,
        /** It took no notice of the interrupt, and left when it was killed. */
        KILLED,
        /** It did not return. */
        ABANDONED
    }

    /**
     * How a run ended.
     *
     * @param end how
     * @param thrown what was thrown, in words, where something was
     * @param frame the plugin's frame: where it was thrown, or where the thread was when the deadline passed
     */
    record Result(End end, Optional<Thrown> thrown, Optional<String> frame) {
        /** What became of the thread of one that did not return in time. */
        HangEnd hang() {
            return HangEnd.valueOf(end.name());
        }
    }

    /** How a step ended. Set once: by the run, or by the deadline, whichever is first. */
    record Outcome(Optional<Thrown> thrown, Optional<String> frame) {
        /** What was thrown, in words. Asking it can run its code: call it on the thread that may be kept. */
        static Outcome of(Throwable thrown) {
            return new Outcome(Optional.of(ThrowableText.words(thrown)), ThrowableText.frame(thrown));
        }
    }

    private static final Outcome GIVEN_UP = new Outcome(Optional.empty(), Optional.empty());

    /**
     * Runs a step.
     *
     * @param group where the thread belongs, and those that the step starts
     * @param name the thread's name
     * @param deadline how long to wait
     * @param late run on the abandoned thread, should the step return after all
     */
    static Result run(PluginGroup group, String name, Duration deadline, Step step, Runnable late)
            throws InterruptedException {
        AtomicReference<Outcome> outcome = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(1);
        Thread thread = new Thread(
                group.threads(),
                () -> {
                    Outcome mine = attempt(step);
                    if (!outcome.compareAndSet(null, mine)) {
                        late.run();
                    }
                    done.countDown();
                },
                name);
        thread.setDaemon(true);
        thread.setContextClassLoader(Timed.class.getClassLoader());
        thread.start();
        if (done.await(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
            Outcome in = outcome.get();
            return new Result(in.thrown().isPresent() ? End.THREW : End.RETURNED, in.thrown(), in.frame());
        }
        Optional<String> frame = Frames.pluginFrame(Arrays.asList(thread.getStackTrace()));
        thread.interrupt();
        boolean killed = !done.await(GRACE.toMillis(), TimeUnit.MILLISECONDS)
                && kill(thread, group.condemn().apply(thread), done);
        boolean abandoned = outcome.compareAndSet(null, GIVEN_UP);
        End end = abandoned ? End.ABANDONED : killed ? End.KILLED : End.INTERRUPTED;
        return new Result(end, outcome.get().thrown(), frame);
    }

    /** Answers whether it was reached; whether it has left is for the outcome to say. */
    private static boolean kill(Thread thread, KillSwitch.Kill kill, CountDownLatch done) throws InterruptedException {
        boolean reached = false;
        try {
            long begin = System.nanoTime();
            for (int tries = 0;
                    System.nanoTime() - begin < LIMIT.toNanos() && (reached || tries < VAIN_TRIES);
                    tries++) {
                List<StackTraceElement> stack = Arrays.asList(thread.getStackTrace());
                List<StackTraceElement> innermost =
                        stack.stream().takeWhile(frame -> !Guard.guards(frame)).toList();
                // whoever is called through another boundary is looked after there
                if (innermost.size() == stack.size()) {
                    reached |= kill.reach(stack);
                    thread.interrupt();
                }
                if (done.await(TRIES.toMillis(), TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
            return reached;
        } finally {
            kill.pardon();
        }
    }

    /** Runs the step; what it throws is put into words here, on its own thread, because asking it can run its code. */
    private static Outcome attempt(Step step) {
        try {
            step.run();
            return new Outcome(Optional.empty(), Optional.empty());
        } catch (Throwable e) {
            return Outcome.of(e);
        }
    }
}
