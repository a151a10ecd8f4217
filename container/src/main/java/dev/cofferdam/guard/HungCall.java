package dev.cofferdam.guard;

import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultOrigin;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Deals with one call that is overdue: makes sure of it, reports it, interrupts its thread. */
final class HungCall implements Runnable {
    private final PluginGuard guard;
    private final SeenCall call;

    HungCall(PluginGuard guard, SeenCall call) {
        this.guard = guard;
        this.call = call;
    }

    @Override
    public void run() {
        Interruption.of(call, stack -> {
            boolean ours = isInnermost(stack);
            if (ours) {
                call.hasBeenInterrupted();
                report(stack);
            }
            return ours;
        });
    }

    /** Reports a call that was handed off, and that its caller has given up; then interrupts it. */
    void givenUp() {
        Thread thread = call.cell().owner;
        List<StackTraceElement> stack = thread == null ? List.of() : Arrays.asList(thread.getStackTrace());
        if (isInnermost(stack)) {
            report(stack);
        }
        guard.onAlarmThread(() -> Interruption.of(call, later -> true));
    }

    /** Whether the thread is in this plugin, and not in another one that this one called, or told of something, and waits for. */
    private boolean isInnermost(List<StackTraceElement> stack) {
        return stack.stream()
                        .filter(ProxyClasses::isProxy)
                        .findFirst()
                        .map(guard.classes()::isOurs)
                        .orElse(call.cell().worker())
                && !guard.elsewhere(stack);
    }

    private void report(List<StackTraceElement> stack) {
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
        guard.report(new Fault.CallTimedOut(origin, guard.rules().deadline(), thread));
    }
}
