package dev.cofferdam.guard;

import dev.cofferdam.model.KillSwitch;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One overdue call that is to be interrupted, and the agreement between who interrupts and the thread that may leave
 * the call at that very moment: either the thread leaves first and nobody interrupts it, or it waits until the interrupt
 * has come and clears it. So an interrupt of ours never reaches the caller's code.
 */
final class Alarm {
    private enum State {
        SET,
        SENDING,
        SENT,
        OFF
    }

    /** Interrupting runs code of whoever made the channel that the thread waits on: it may not return. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final long mark;
    private final AtomicReference<State> state = new AtomicReference<>(State.SET);
    private volatile boolean interruptedBefore;
    private Optional<KillSwitch.Kill> kill = Optional.empty();
    private boolean left;
    private volatile boolean over;

    Alarm(long mark) {
        this.mark = mark;
    }

    /** Whether this is about the call that leaves this mark behind: a thread is in one call at each depth. */
    boolean isFor(long after) {
        return CallCell.depth(mark) == CallCell.depthInside(after);
    }

    boolean isAbout(long call) {
        return mark == call;
    }

    boolean sent() {
        State now = state.get();
        return now == State.SENT || now == State.SENDING;
    }

    /** Interrupts the thread unless its call has ended. */
    boolean send(Thread thread) {
        if (!state.compareAndSet(State.SET, State.SENDING)) {
            return false;
        }
        interruptedBefore = thread.isInterrupted();
        thread.interrupt();
        state.set(State.SENT);
        return true;
    }

    /** Interrupts the thread once more, because it took no notice. */
    void sendAgain(Thread thread) {
        if (state.compareAndSet(State.SENT, State.SENDING)) {
            thread.interrupt();
            state.set(State.SENT);
        }
    }

    /** Answers whether the thread may be killed: not once its call is on its way out, for what comes then is not the plugin's. */
    synchronized boolean condemn(KillSwitch.Kill by) {
        if (left) {
            return false;
        }
        kill = Optional.of(by);
        return true;
    }

    /** All has been done that can be done to end the call. */
    void isOver() {
        over = true;
    }

    /** Whether somebody is about to end the call. */
    boolean underWay() {
        return sent() && !over;
    }

    /** Called by the thread itself, once the plugin's code has been left. */
    synchronized void pardon() {
        left = true;
        kill.ifPresent(KillSwitch.Kill::pardon);
    }

    void cancel() {
        state.compareAndSet(State.SET, State.OFF);
    }

    /** Called by the thread itself, once its call has ended. From then on nobody interrupts it because of that call. */
    void settle() {
        pardon();
        long start = System.nanoTime();
        while (!settled() && System.nanoTime() - start < PATIENCE.toNanos()) {
            Thread.onSpinWait(); // until the interrupt that is under way has come
        }
    }

    private boolean settled() {
        if (state.compareAndSet(State.SENT, State.OFF)) {
            if (!interruptedBefore) {
                Thread.interrupted();
            }
            return true;
        }
        return state.compareAndSet(State.SET, State.OFF) || state.get() == State.OFF;
    }
}
