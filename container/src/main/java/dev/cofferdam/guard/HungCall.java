package dev.cofferdam.guard;

import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultOrigin;
import java.util.Arrays;
import java.util.List;

/**
 * Deals with one call that is overdue: makes sure of it, reports it, interrupts its thread. Runs on a thread of its own,
 * because subclasses of Thread and the channels that a thread waits on may be the plugin's, and need not return.
 */
final class HungCall implements Runnable {
    private final PluginGuard guard;
    private final SeenCall call;

    HungCall(PluginGuard guard, SeenCall call) {
        this.guard = guard;
        this.call = call;
    }

    @Override
    public void run() {
        CallCell cell = call.cell();
        Thread thread = cell.owner;
        if (thread == null || cell.alarm != null) {
            return;
        }
        Alarm alarm = new Alarm(call.mark());
        cell.alarm = alarm;
        // taking the stack stops the thread for a moment: what it does after that, it does knowing of the alarm
        List<StackTraceElement> stack = Arrays.asList(thread.getStackTrace());
        if (!call.isInFlight() || !isInnermost(stack)) {
            alarm.cancel();
            cell.alarm = null;
            return;
        }
        call.hasBeenInterrupted();
        guard.report(fault(thread, stack));
        alarm.send(thread);
    }

    /** Whether the thread is in this plugin, and not in another one that this one called and waits for. */
    private boolean isInnermost(List<StackTraceElement> stack) {
        return stack.stream()
                .filter(ProxyClasses::isProxy)
                .findFirst()
                .filter(guard.classes()::isOurs)
                .isPresent();
    }

    private Fault fault(Thread thread, List<StackTraceElement> stack) {
        MethodNames.Name name = guard.names().name(CallCell.method(call.mark()));
        FaultOrigin origin = FaultOrigin.call(
                guard.plugin(),
                call.generation(),
                name.service(),
                name.method(),
                Frames.pluginFrame(stack),
                guard.now());
        return new Fault.CallTimedOut(origin, guard.rules().deadline(), guard.nameOf(thread));
    }
}
