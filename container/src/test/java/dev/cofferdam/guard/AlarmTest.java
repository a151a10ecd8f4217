package dev.cofferdam.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AlarmTest {
    private final Thread thread = Thread.currentThread();
    private final Alarm alarm = new Alarm(CallCell.SEQUENCE_ONE + CallCell.DEPTH_ONE);

    @AfterEach
    void clear() {
        Thread.interrupted();
    }

    @Test
    void theInterruptOfACallThatEndsIsCleared() {
        assertThat(alarm.send(thread)).isTrue();
        assertThat(thread.isInterrupted()).isTrue();
        alarm.settle();
        assertThat(thread.isInterrupted()).isFalse();
    }

    @Test
    void aThreadWhoseCallHasEndedIsNotInterruptedAgain() {
        alarm.send(thread);
        alarm.sendAgain(thread);
        alarm.settle();
        alarm.sendAgain(thread);
        assertThat(thread.isInterrupted()).isFalse();
    }

    @Test
    void aThreadThatLeavesFirstIsNotInterruptedAtAll() {
        alarm.settle();
        assertThat(alarm.send(thread)).isFalse();
        assertThat(thread.isInterrupted()).isFalse();
    }

    @Test
    void aCancelledAlarmHoldsNobodyUp() {
        alarm.cancel();
        alarm.settle();
        assertThat(alarm.send(thread)).isFalse();
    }

    @Test
    void anInterruptThatWasThereBeforeStays() {
        thread.interrupt();
        alarm.send(thread);
        alarm.settle();
        assertThat(thread.isInterrupted()).isTrue();
    }
}
