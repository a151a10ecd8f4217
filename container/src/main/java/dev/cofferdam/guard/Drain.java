package dev.cofferdam.guard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits until all calls that are in flight at one moment have ended: a grace period as in read-copy-update. */
final class Drain {
    private static final Duration FIRST_PAUSE = Duration.ofNanos(50_000);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(5);

    /** A thread that was in a call, or in several: the outermost one had this number, or an earlier one. */
    private record Busy(CallCell cell, long outermost) {
        /** No call, or a later one that is in no other: the one that was there, and those around it, have ended. */
        boolean isOver() {
            long now = cell.mark();
            Thread owner = cell.owner;
            boolean later = CallCell.depth(now) == 1 && CallCell.later(CallCell.sequence(now), outermost);
            return !CallCell.isBusy(now) || later || owner == null || !owner.isAlive();
        }
    }

    private final List<Busy> busy = new ArrayList<>();

    /** Takes note of all calls in flight, but those of the calling thread, which could only wait for itself. */
    Drain(CallTable table) {
        ProcessBarrier.pass();
        for (CallCell cell : table.snapshot()) {
            long mark = cell.mark();
            if (CallCell.isBusy(mark) && cell.owner != Thread.currentThread()) {
                busy.add(new Busy(cell, cell.outermostSequence(mark)));
            }
        }
    }

    boolean await(Duration limit) throws InterruptedException {
        return await(limit, () -> false);
    }

    /** Waits for them, and then for as long as something else keeps it. */
    boolean await(Duration limit, BooleanSupplier keeps) throws InterruptedException {
        long start = System.nanoTime();
        long pause = FIRST_PAUSE.toNanos();
        while (true) {
            busy.removeIf(Busy::isOver);
            if (busy.isEmpty() && !keeps.getAsBoolean()) {
                return true;
            }
            long left = limit.toNanos() - (System.nanoTime() - start);
            if (left <= 0) {
                return false;
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LockSupport.parkNanos(this, Math.min(pause, left));
            pause = Math.min(pause * 2, LONGEST_PAUSE.toNanos());
        }
    }
}
