package dev.cofferdam.guard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Looks for hung calls of one plugin. It only reads marks; what may call into the plugin is done by the alarm thread. */
final class PluginWatch {
    private final PluginGuard guard;
    private final CallTable table;
    private final Consumer<Runnable> alarmThread;
    private final Map<CallCell, CallHistory> histories = new ConcurrentHashMap<>();
    private volatile List<SeenCall> inFlight = List.of();

    PluginWatch(PluginGuard guard, CallTable table, Consumer<Runnable> alarmThread) {
        this.guard = guard;
        this.table = table;
        this.alarmThread = alarmThread;
    }

    /**
     * Looks once.
     *
     * @param now nanoseconds of the watch's clock
     */
    void look(long now) {
        table.sweep();
        List<CallCell> cells = table.snapshot();
        histories.keySet().retainAll(Set.copyOf(cells));
        List<SeenCall> seen = new ArrayList<>();
        for (CallCell cell : cells) {
            long mark = cell.mark();
            if (!CallCell.isBusy(mark)) {
                histories.remove(cell);
            } else {
                seen.add(histories
                        .computeIfAbsent(cell, absent -> new CallHistory())
                        .see(cell, mark, now, guard.generation()));
            }
        }
        inFlight = List.copyOf(seen);
        seen.forEach(call -> judge(call, now));
    }

    /** The calls that the last look saw. */
    List<SeenCall> seen() {
        return inFlight;
    }

    /** Since when the owner of a cell has been in the call that it is in: as far as the watch knows, or from now on. */
    long callingSince(CallCell cell, long now) {
        long mark = cell.mark();
        return inFlight.stream()
                .filter(call -> call.cell() == cell && call.mark() == mark)
                .mapToLong(SeenCall::since)
                .findFirst()
                .orElse(now);
    }

    private void judge(SeenCall call, long now) {
        Duration deadline = guard.rules().deadline();
        if (!call.isOverdue(now, deadline.toNanos()) || call.cell().isHandedOff(call.mark())) {
            return;
        }
        call.checkAgainAt(now + deadline.toNanos());
        if (call.cell().worker()) {
            // its caller has seen to it that it is interrupted
            if (call.alarmed()) {
                call.abandon();
                guard.abandoned(call);
            }
        } else if (!call.interrupted()) {
            alarmThread.accept(new HungCall(guard, call));
        } else {
            call.abandon();
            guard.abandoned(call);
        }
    }
}
