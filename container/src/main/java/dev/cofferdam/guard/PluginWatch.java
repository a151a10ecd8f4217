package dev.cofferdam.guard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks for hung calls of one plugin. It only reads marks; what may call into the plugin is done by the alarm thread. */
final class PluginWatch {
    /** Ending a call may run code of whoever made its thread, and need not end. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final PluginGuard guard;
    /** Of cells that were busy at the last look; confined to the thread that looks. */
    private Map<CallCell, CallHistory> histories = Map.of();

    private volatile List<SeenCall> inFlight = List.of();

    PluginWatch(PluginGuard guard) {
        this.guard = guard;
    }

    /**
     * Looks once.
     *
     * @param now nanoseconds of the watch's clock
     */
    void look(long now) {
        guard.table().sweep();
        List<CallCell> cells = guard.table().snapshot();
        List<SeenCall> seen = new ArrayList<>();
        Map<CallCell, CallHistory> busy = new HashMap<>();
        for (CallCell cell : cells) {
            long mark = cell.mark();
            if (CallCell.isBusy(mark)) {
                CallHistory history = histories.getOrDefault(cell, new CallHistory());
                busy.put(cell, history);
                seen.add(history.see(cell, mark, now, guard.generation()));
            }
        }
        histories = busy.isEmpty() ? Map.of() : busy;
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
        if (call.isBeingEnded()
                && now - call.since() < deadline.multipliedBy(2).plus(PATIENCE).toNanos()) {
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
            guard.onAlarmThread(new HungCall(guard, call));
        } else {
            call.abandon();
            guard.abandoned(call);
        }
    }
}
