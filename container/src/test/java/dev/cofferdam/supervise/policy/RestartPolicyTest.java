package dev.cofferdam.supervise.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultKind;
import dev.cofferdam.model.Faults;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class RestartPolicyTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final RestartRules RULES = new RestartRules(
            2,
            Duration.ofSeconds(60),
            3,
            Duration.ofSeconds(300),
            Duration.ofMillis(200),
            Duration.ofMillis(500),
            Duration.ofSeconds(300),
            0,
            RestartType.PERMANENT,
            Exhaustion.QUARANTINE,
            Set.of());

    private static final Situation SERVING = new Situation(true, false, 0.5);

    private RestartHistory history = RestartHistory.CLEAN;
    private Instant now = START;

    @Test
    void faultsWithinTheToleranceLeadToNothing() {
        assertThat(fault(FaultKind.THREW)).isInstanceOf(Decision.GoOn.class);
        assertThat(fault(FaultKind.THREW)).isInstanceOf(Decision.GoOn.class);
    }

    @Test
    void oneFaultMoreThanToleratedLeadsToARestart() {
        fault(FaultKind.THREW);
        fault(FaultKind.THREW);
        Decision third = fault(FaultKind.THREW);
        assertThat(third).isInstanceOfSatisfying(Decision.Restart.class, restart -> {
            assertThat(restart.after()).isEqualTo(Duration.ofMillis(200));
            assertThat(restart.why()).startsWith("3 faults within 60 s, last: threw in Min.min");
        });
    }

    @Test
    void faultsOutsideTheWindowDoNotCount() {
        fault(FaultKind.THREW);
        fault(FaultKind.THREW);
        pass(Duration.ofSeconds(60));
        assertThat(fault(FaultKind.THREW)).isInstanceOf(Decision.GoOn.class);
    }

    @ParameterizedTest
    @EnumSource(FaultKind.class)
    void aSevereFaultIsEnoughByItself(FaultKind kind) {
        Class<?> expected = kind.severe() ? Decision.Restart.class : Decision.GoOn.class;
        assertThat(fault(kind)).isInstanceOf(expected);
    }

    @Test
    void theToleranceBeginsAnewAfterARestart() {
        fault(FaultKind.SEVERE_ERROR);
        assertThat(fault(FaultKind.THREW)).isInstanceOf(Decision.GoOn.class);
    }

    @Test
    void theBackOffDoublesUpToItsMaximum() {
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            waits.add(((Decision.Restart) fault(FaultKind.SEVERE_ERROR)).after());
        }
        assertThat(waits).containsExactly(Duration.ofMillis(200), Duration.ofMillis(400), Duration.ofMillis(500));
    }

    @Test
    void oneRestartMoreThanTheIntensityLeadsToQuarantine() {
        for (int i = 0; i < 3; i++) {
            assertThat(fault(FaultKind.SEVERE_ERROR)).isInstanceOf(Decision.Restart.class);
        }
        assertThat(fault(FaultKind.SEVERE_ERROR))
                .isInstanceOfSatisfying(
                        Decision.Quarantine.class,
                        quarantine -> assertThat(quarantine.why())
                                .startsWith("more than 3 restarts within 300 s; severe error in Min.min"));
    }

    @Test
    void restartsOutsideTheirWindowDoNotCount() {
        for (int i = 0; i < 10; i++) {
            assertThat(fault(FaultKind.SEVERE_ERROR)).isInstanceOf(Decision.Restart.class);
            pass(Duration.ofSeconds(101));
        }
    }

    @Test
    void aHealthyWhileBringsTheBackOffDownAgain() {
        fault(FaultKind.SEVERE_ERROR);
        fault(FaultKind.SEVERE_ERROR);
        pass(Duration.ofSeconds(300));
        assertThat(((Decision.Restart) fault(FaultKind.SEVERE_ERROR)).after()).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void anIntensityOfZeroNeverRestarts() {
        RestartRules never = new RestartRules(
                0,
                Duration.ofSeconds(1),
                0,
                Duration.ofSeconds(1),
                Duration.ofMillis(1),
                Duration.ofMillis(1),
                Duration.ofSeconds(1),
                0,
                RestartType.PERMANENT,
                Exhaustion.QUARANTINE,
                Set.of());
        assertThat(RestartPolicy.decide(never, history, of(FaultKind.THREW), SERVING, now)
                        .decision())
                .isInstanceOf(Decision.Quarantine.class);
    }

    @Test
    void whatIsRememberedIsBounded() {
        RestartRules generous = new RestartRules(
                5,
                Duration.ofDays(1),
                5,
                Duration.ofDays(1),
                Duration.ofMillis(1),
                Duration.ofMillis(1),
                Duration.ofDays(1),
                0,
                RestartType.PERMANENT,
                Exhaustion.QUARANTINE,
                Set.of());
        for (int i = 0; i < 10_000; i++) {
            history = RestartPolicy.decide(generous, history, of(FaultKind.THREW), SERVING, now)
                    .history();
        }
        assertThat(history.faults().size() + history.restarts().size()).isLessThanOrEqualTo(12);
    }

    @Test
    void aFaultThatStandsForManyCountsAsMany() {
        Fault three = of(FaultKind.THREW).plus(of(FaultKind.THREW)).plus(of(FaultKind.THREW));
        assertThat(RestartPolicy.decide(RULES, history, three, SERVING, now).decision())
                .isInstanceOfSatisfying(
                        Decision.Restart.class,
                        restart -> assertThat(restart.why()).startsWith("3 faults within 60 s"));
    }

    @ParameterizedTest
    @CsvSource({"0.0, 160", "0.25, 180", "0.5, 200", "0.75, 220"})
    void theDrawLengthensOrShortensTheWait(double draw, long millis) {
        RestartRules jittered = jittered(0.2);
        Decision decision = RestartPolicy.decide(
                        jittered, history, of(FaultKind.SEVERE_ERROR), new Situation(true, false, draw), now)
                .decision();
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Restart.class,
                        restart -> assertThat(restart.after()).isEqualTo(Duration.ofMillis(millis)));
    }

    @Test
    void aDrawOutOfItsBoundsIsRefused() {
        assertThatThrownBy(() -> new Situation(true, true, 1)).hasMessage("draw must be >= 0 and < 1, is 1.0");
    }

    @Test
    void manyFaultsInALongWindowAreRememberedInLittleRoomAndForgottenInTime() {
        RestartRules generous = rules(100_000, 5, Duration.ofMinutes(60));
        for (int i = 0; i < 36_000; i++) {
            RestartPolicy.Step step = RestartPolicy.decide(generous, history, of(FaultKind.THREW), SERVING, now);
            history = step.history();
            assertThat(step.decision()).isInstanceOf(Decision.GoOn.class);
            assertThat(history.faults()).hasSizeLessThanOrEqualTo(2 * 64 + 1);
            pass(Duration.ofMillis(200));
        }
        // two hours have passed: the last one counts, give or take a sixty-fourth
        assertThat(history.recent()).isBetween(18_000L, 18_000L + 18_000 / 64 + 1);
    }

    @Test
    void rulesSayTheirBounds() {
        assertThatThrownBy(() -> new RestartRules(
                        -1,
                        Duration.ofSeconds(1),
                        0,
                        Duration.ofSeconds(1),
                        Duration.ofMillis(1),
                        Duration.ofMillis(1),
                        Duration.ofSeconds(1),
                        0,
                        RestartType.PERMANENT,
                        Exhaustion.QUARANTINE,
                        Set.of()))
                .hasMessage("tolerance must be >= 0, is -1");
    }

    private static RestartRules rules(int tolerance, int intensity, Duration window) {
        return new RestartRules(
                tolerance,
                window,
                intensity,
                window,
                Duration.ofMillis(200),
                Duration.ofMillis(500),
                window,
                0,
                RestartType.PERMANENT,
                Exhaustion.QUARANTINE,
                Set.of());
    }

    private static RestartRules jittered(double jitter) {
        return new RestartRules(
                0,
                Duration.ofSeconds(60),
                3,
                Duration.ofSeconds(300),
                Duration.ofMillis(200),
                Duration.ofMillis(500),
                Duration.ofSeconds(300),
                jitter,
                RestartType.PERMANENT,
                Exhaustion.QUARANTINE,
                Set.of());
    }

    private Decision fault(FaultKind kind) {
        RestartPolicy.Step step = RestartPolicy.decide(RULES, history, of(kind), SERVING, now);
        history = step.history();
        return step.decision();
    }

    private Fault of(FaultKind kind) {
        return Faults.of(kind, now);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
