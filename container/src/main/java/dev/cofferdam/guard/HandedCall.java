package dev.cofferdam.guard;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One call that runs on a thread of the guard's while its caller waits. Who is first decides: either the call has ended,
 * or the caller has given it up; what comes of it after that is nobody's.
 */
final class HandedCall implements Runnable {
    /** A call into a plugin. */
    interface Work {
        Object run() throws Throwable;

        /** What the caller is to get for what it threw; to find out may run the plugin's code. */
        Throwable classify(Throwable thrown);
    }

    private enum State {
        WAITING,
        RUNNING,
        DONE,
        GIVEN_UP
    }

    private final PluginGuard guard;
    private final ProxyMethod method;
    /** The number that stands for the method in marks. */
    private final int mark;

    private final Work work;
    private final ClassLoader context = Thread.currentThread().getContextClassLoader();
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Optional<SeenCall> seen = Optional.empty();
    private Object result;
    private Throwable thrown;
    private boolean interrupted;

    HandedCall(PluginGuard guard, ProxyMethod method, int mark, Work work) {
        this.guard = guard;
        this.method = method;
        this.mark = mark;
        this.work = work;
    }

    ProxyMethod method() {
        return method;
    }

    /** Runs on the guard's thread, which leaves here as it came: nothing of the call stays with it. */
    @Override
    public void run() {
        Thread thread = Thread.currentThread();
        CallCell cell = guard.table().worker(thread);
        long after = cell.begin(mark);
        // the mark is out before the caller can no longer call the call off
        seen = Optional.of(new SeenCall(cell, cell.mark(), guard.nanos(), guard.generation()));
        if (state.compareAndSet(State.WAITING, State.RUNNING)) {
            thread.setContextClassLoader(context);
            work();
        }
        interrupted = thread.isInterrupted();
        cell.end(after);
        guard.limit().leave();
        state.compareAndSet(State.RUNNING, State.DONE);
        ended.countDown();
        Boundary.ended(cell, after);
        Thread.interrupted();
        thread.setContextClassLoader(null);
    }

    private void work() {
        try {
            result = work.run();
        } catch (Throwable any) {
            // here, and not by the caller, who could not leave when it does not return
            thrown = state.get() == State.RUNNING ? work.classify(any) : any;
        }
    }

    /**
     * Waits for the end. An interrupt of the caller is passed on, and comes back if the plugin took no notice of it.
     *
     * @return whether it has ended; if not, it has been given up
     */
    boolean await(Duration limit) {
        long start = System.nanoTime();
        boolean passedOn = false;
        boolean over = false;
        while (!over) {
            try {
                long left = limit.toNanos() - (System.nanoTime() - start);
                over = ended.await(left, TimeUnit.NANOSECONDS) || left <= 0;
            } catch (InterruptedException e) {
                passedOn = true;
                seen.ifPresent(call -> guard.onAlarmThread(() -> Interruption.of(call, stack -> true)));
            }
        }
        boolean givenUp = giveUp();
        if (passedOn && (givenUp || interrupted)) {
            Thread.currentThread().interrupt();
        }
        return !givenUp;
    }

    Object outcome() throws Throwable {
        if (thrown != null) {
            throw thrown;
        }
        return result;
    }

    /** The call on the guard's thread, as the watch sees it, if it has begun. */
    Optional<SeenCall> seen() {
        return seen;
    }

    private boolean giveUp() {
        return state.compareAndSet(State.WAITING, State.GIVEN_UP) || state.compareAndSet(State.RUNNING, State.GIVEN_UP);
    }
}
