package dev.cofferdam.guard;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Interrupts the thread of one call, and no other call of that thread. Has to run on a thread of its own, because
 * subclasses of Thread and the channels that a thread waits on may be the plugin's, and need not return.
 */
final class Interruption {
    private Interruption() {}

    /**
     * Interrupts, if the call is still in flight.
     *
     * @param wanted asked, with the thread's stack, when that is sure
     * @return the alarm, when the thread has been interrupted
     */
    static Optional<Alarm> of(SeenCall call, Predicate<List<StackTraceElement>> wanted) {
        CallCell cell = call.cell();
        Thread thread = cell.owner;
        Alarm alarm = new Alarm(call.mark());
        if (thread == null || !cell.arm(alarm)) {
            return Optional.empty();
        }
        // taking the stack stops the thread for a moment: what it does after that, it does knowing of the alarm
        List<StackTraceElement> stack = Arrays.asList(thread.getStackTrace());
        if (!call.isInFlight() || !wanted.test(stack)) {
            alarm.cancel();
            cell.alarm = null;
            return Optional.empty();
        }
        return alarm.send(thread) ? Optional.of(alarm) : Optional.empty();
    }
}
