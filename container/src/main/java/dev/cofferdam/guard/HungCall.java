package dev.cofferdam.guard;

import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultOrigin;
import dev.cofferdam.model.HangEnd;
import dev.cofferdam.model.KillSwitch;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** Deals with one call that is overdue: makes sure of it, reports it, interrupts its thread, then kills it, and tells what came of that. */
final class HungCall implements Runnable {
    /** How long an interrupt has to do. */
    private static final Duration GRACE = Duration.ofMillis(250);
    /** How long a kill has to do. */
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private static final Duration LOOKS = Duration.ofMillis(2);
    private static final Duration TRIES = Duration.ofMillis(50);
    /** So many while nothing of what the thread is in can be reached. */
    private static final int VAIN_TRIES = 5;

    private final PluginGuard guard;
    private final SeenCall call;

    HungCall(PluginGuard guard, SeenCall call) {
        this.guard = guard;
        this.call = call;
    }

    @Override
    public void run() {
        AtomicReference<Fault.CallTimedOut> told = new AtomicReference<>();
        Optional<Alarm> sent = Interruption.of(call, stack -> {
            boolean ours = isInnermost(stack);
            if (ours) {
                call.hasBeenInterrupted();
                told.set(report(stack));
            }
            return ours;
        });
        sent.ifPresent(alarm -> guard.ended(told.get(), end(alarm)));
    }

    /** Reports a call that was handed off, and that its caller has given up; then ends it. */
    void givenUp() {
        Thread thread = call.cell().owner;
        List<StackTraceElement> stack = thread == null ? List.of() : Arrays.asList(thread.getStackTrace());
        Optional<Fault.CallTimedOut> told = isInnermost(stack) ? Optional.of(report(stack)) : Optional.empty();
        guard.onAlarmThread(() -> {
            // one may have been interrupted for its caller's sake before
            HangEnd end = Interruption.of(call, later -> true)
                    .or(() -> Optional.ofNullable(call.cell().alarm).filter(alarm -> alarm.isAbout(call.mark())))
                    .map(this::end)
                    .orElse(HangEnd.INTERRUPTED);
            told.ifPresent(fault -> guard.ended(fault, end));
        });
    }

    /** Waits until the interrupt has done; if it does not, kills. */
    private HangEnd end(Alarm alarm) {
        try {
            return interruptedThenKilled(alarm);
        } finally {
            alarm.isOver();
        }
    }

    private HangEnd interruptedThenKilled(Alarm alarm) {
        if (hasLeftWithin(GRACE)) {
            return HangEnd.INTERRUPTED;
        }
        Optional<Thread> owner = Optional.ofNullable(call.cell().owner);
        if (owner.isEmpty()) {
            return HangEnd.INTERRUPTED;
        }
        KillSwitch.Kill kill = guard.condemn(owner.get());
        if (!alarm.condemn(kill)) {
            return HangEnd.INTERRUPTED;
        }
        try {
            boolean reached = kill(owner.get(), alarm, kill);
            return !call.hasLeft() ? HangEnd.ABANDONED : reached ? HangEnd.KILLED : HangEnd.INTERRUPTED;
        } finally {
            kill.pardon();
        }
    }

    private boolean kill(Thread thread, Alarm alarm, KillSwitch.Kill kill) {
        boolean reached = false;
        long begin = System.nanoTime();
        for (int tries = 0; System.nanoTime() - begin < LIMIT.toNanos() && (reached || tries < VAIN_TRIES); tries++) {
            List<StackTraceElement> stack = Arrays.asList(thread.getStackTrace());
            if (isInnermost(stack)) {
                reached |= kill.reach(stack.stream()
                        .takeWhile(frame -> !ProxyRow.isProxy(frame))
                        .toList());
                alarm.sendAgain(thread);
            }
            if (hasLeftWithin(TRIES)) {
                break;
            }
        }
        return reached;
    }

    private boolean hasLeftWithin(Duration limit) {
        for (long begin = System.nanoTime(); System.nanoTime() - begin < limit.toNanos(); ) {
            if (call.hasLeft()) {
                return true;
            }
            LockSupport.parkNanos(this, LOOKS.toNanos());
        }
        return call.hasLeft();
    }

    /** Whether the thread is in this plugin, and not in another one that this one called, or told of something, and waits for. */
    private boolean isInnermost(List<StackTraceElement> stack) {
        return stack.stream()
                        .filter(ProxyRow::isProxy)
                        .findFirst()
                        .map(guard.classes()::isOurs)
                        .orElse(call.cell().worker())
                && !guard.elsewhere(stack);
    }

    private Fault.CallTimedOut report(List<StackTraceElement> stack) {
        MethodNames.Name name = guard.names().name(CallCell.method(call.mark()));
        FaultOrigin origin = FaultOrigin.call(
                guard.plugin(),
                call.generation(),
                name.service(),
                name.method(),
                Frames.pluginFrame(stack),
                guard.now());
        String thread =
                Optional.ofNullable(call.cell().owner).map(guard::nameOf).orElse("?");
        Fault.CallTimedOut fault =
                new Fault.CallTimedOut(origin, guard.rules().deadline(), thread, HangEnd.INTERRUPTED);
        guard.report(fault);
        return fault;
    }
}
