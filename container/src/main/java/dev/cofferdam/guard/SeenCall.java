package dev.cofferdam.guard;

/**
 * A call that the watch has seen in flight, and how far it has gone with it: seen, alarm sent, abandoned. Its state is
 * changed by the watch and by the thread that sends the alarm.
 */
final class SeenCall {
    private final CallCell cell;
    private final long mark;
    private final long since;
    private final int generation;
    private volatile long checkAt;
    private volatile boolean interrupted;
    private volatile boolean abandoned;

    SeenCall(CallCell cell, long mark, long since, int generation) {
        this.cell = cell;
        this.mark = mark;
        this.since = since;
        this.generation = generation;
        this.checkAt = since;
    }

    CallCell cell() {
        return cell;
    }

    long mark() {
        return mark;
    }

    long since() {
        return since;
    }

    int generation() {
        return generation;
    }

    boolean interrupted() {
        return interrupted;
    }

    boolean abandoned() {
        return abandoned;
    }

    boolean isInFlight() {
        return cell.mark() == mark;
    }

    /** Whether its thread has left it: a call that is nested in it has not. */
    boolean hasLeft() {
        return hasEndedBy(cell.mark());
    }

    /** Whether its thread has been interrupted because of this very call. */
    boolean alarmed() {
        Alarm alarm = cell.alarm;
        return alarm != null && alarm.isAbout(mark) && alarm.sent();
    }

    /** Whether somebody is about to end this very call. */
    boolean isBeingEnded() {
        Alarm alarm = cell.alarm;
        return alarm != null && alarm.isAbout(mark) && alarm.underWay();
    }

    /** Whether another call being the innermost one says that this one has ended. */
    boolean hasEndedBy(long other) {
        return mark != other && CallCell.depth(mark) >= CallCell.depth(other);
    }

    /** Whether the call is overdue for its next step: the interrupt, or being given up. */
    boolean isOverdue(long now, long deadline) {
        return !abandoned && now - since >= deadline && now - checkAt >= 0;
    }

    void checkAgainAt(long time) {
        checkAt = time;
    }

    void hasBeenInterrupted() {
        interrupted = true;
    }

    void abandon() {
        abandoned = true;
    }
}
