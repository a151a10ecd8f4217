package dev.cofferdam.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultKind;
import dev.cofferdam.model.Faults;
import dev.cofferdam.model.PluginState;
import dev.cofferdam.model.Revision;
import dev.cofferdam.supervise.policy.Decision;
import dev.cofferdam.supervise.policy.Exhaustion;
import dev.cofferdam.supervise.policy.RestartRules;
import dev.cofferdam.supervise.policy.RestartType;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PluginRecordTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Revision GOOD = revision("1.0.0", "a");
    private static final Revision NEXT = revision("2.0.0", "b");

    private final PluginRecord record = new PluginRecord("min", Clock.fixed(NOW, ZoneOffset.UTC), () -> 0.5);

    @Test
    void alikeFaultsThatFollowEachOtherAreOneInTheHistoryAndAllInTheCount() {
        record.revision(GOOD);
        for (int i = 0; i < 1_000; i++) {
            record.note(Faults.of(FaultKind.THREW, NOW.plusSeconds(i)));
        }
        record.note(Faults.of(FaultKind.THREAD_DIED, NOW));
        record.note(Faults.of(FaultKind.THREW, NOW));

        PluginSnapshot snapshot = record.snapshot(0);
        assertThat(snapshot.faults()).extracting(Fault::count).containsExactly(1_000L, 1L, 1L);
        assertThat(snapshot.faults().get(0).at()).isEqualTo(NOW.plusSeconds(999));
        assertThat(snapshot.faultCount()).isEqualTo(1_002);
    }

    @Test
    void aFaultOfAGenerationThatDoesNotServeIsCountedAndLeadsToNothing() {
        record.revision(GOOD);
        record.state(PluginState.ACTIVE, "");
        assertThat(record.fault(Faults.of(FaultKind.SEVERE_ERROR, NOW), rules(5), Optional.empty()))
                .isInstanceOf(Decision.GoOn.class);
        assertThat(record.snapshot(0).faultCount()).isEqualTo(1);
    }

    @Test
    void aRestartThatFailsIsDecidedAnewUntilTheRestartsAreUsedUp() {
        record.revision(GOOD);
        for (int i = 0; i < 2; i++) {
            assertThat(record.failedRestart(Faults.of(FaultKind.START_FAILED, NOW), rules(2), Optional.empty()))
                    .isInstanceOf(Decision.Restart.class);
            assertThat(record.takeRestart(record.pending().orElseThrow())).isTrue();
            record.starting(GOOD);
        }
        assertThat(record.failedRestart(Faults.of(FaultKind.START_FAILED, NOW), rules(2), Optional.empty()))
                .isInstanceOf(Decision.Quarantine.class);
        assertThat(record.pending()).isEmpty();
        assertThat(record.state()).isEqualTo(PluginState.QUARANTINED);
    }

    @Test
    void whoseRestartsAreUsedUpMayReturnToTheLastGoodRevision() {
        record.revision(NEXT);
        RestartRules rules = rules(0, Exhaustion.LAST_GOOD);
        assertThat(record.failedRestart(Faults.of(FaultKind.START_FAILED, NOW), rules, Optional.of(GOOD)))
                .isInstanceOf(Decision.LastGood.class);
        assertThat(record.takeRestart(record.pending().orElseThrow())).isTrue();
        assertThat(record.revision()).isEqualTo(GOOD);
    }

    @Test
    void aRevisionThatIsRefusedWhileARestartIsDueDoesNotTakeTheRestartAway() {
        PendingRestart due = backingOff();
        record.starting(NEXT);
        record.refused(List.of());

        assertThat(record.state()).isEqualTo(PluginState.BACKING_OFF);
        assertThat(record.takeRestart(due)).isTrue();
        assertThat(record.revision()).as("what is restarted is what faulted").isEqualTo(GOOD);
    }

    @Test
    void aRevisionThatDoesNotStartWhileARestartIsDueDoesNotTakeTheRestartAway() {
        PendingRestart due = backingOff();
        record.starting(NEXT);
        record.failed(Faults.of(FaultKind.START_FAILED, NOW));

        assertThat(record.state()).isEqualTo(PluginState.BACKING_OFF);
        assertThat(record.takeRestart(due)).isTrue();
    }

    @Test
    void aRestartIsTakenOnce() {
        PendingRestart due = backingOff();
        assertThat(record.takeRestart(due)).isTrue();
        assertThat(record.takeRestart(due)).isFalse();
    }

    @Test
    void aRestartThatAnotherHasFollowedIsOff() {
        PendingRestart first = backingOff();
        PendingRestart second = backingOff();
        assertThat(record.takeRestart(first)).isFalse();
        assertThat(record.takeRestart(second)).isTrue();
    }

    @Test
    void aPersonWhoStopsAPluginTakesItsRestartAway() {
        PendingRestart due = backingOff();
        record.state(PluginState.STOPPED, "a person stopped it");
        assertThat(record.takeRestart(due)).isFalse();
    }

    @Test
    void aRestartThatIsDueIsToldWithItsTimeAndHowManyCameBefore() {
        backingOff();
        PendingRestart second = backingOff();

        assertThat(second.attempt()).isEqualTo(2);
        assertThat(second.due()).isAfter(NOW);
        assertThat(record.snapshot(0).due()).contains(new PluginSnapshot.Due(second.due(), 2));
        assertThat(record.takeRestart(second)).isTrue();
        assertThat(record.snapshot(0).due()).isEmpty();
    }

    @Test
    void aQuarantineOfAnEarlierRunHasItsTimeAndReason() {
        record.quarantinedBefore(GOOD, new QuarantineBook.Entry(NOW.minusSeconds(3_600), "it broke"));
        assertThat(record.snapshot(0))
                .returns(PluginState.QUARANTINED, PluginSnapshot::state)
                .returns("it broke", PluginSnapshot::reason)
                .returns(NOW.minusSeconds(3_600), PluginSnapshot::since);
    }

    private PendingRestart backingOff() {
        record.revision(GOOD);
        record.failedRestart(Faults.of(FaultKind.START_FAILED, NOW), rules(5), Optional.empty());
        return record.pending().orElseThrow();
    }

    private static RestartRules rules(int intensity) {
        return rules(intensity, Exhaustion.QUARANTINE);
    }

    private static RestartRules rules(int intensity, Exhaustion exhaustion) {
        Duration minute = Duration.ofMinutes(1);
        return new RestartRules(
                0,
                minute,
                intensity,
                minute,
                Duration.ofMillis(1),
                Duration.ofMillis(1),
                minute,
                0,
                RestartType.PERMANENT,
                exhaustion,
                Set.of());
    }

    private static Revision revision(String version, String digit) {
        return new Revision("min", version, digit.repeat(64), "min.jar", Path.of("min.jar"));
    }
}
