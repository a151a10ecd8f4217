package dev.cofferdam.supervise.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultKind;
import dev.cofferdam.model.Faults;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Every kind of fault, for every type of restart, in every state that the windows can be in, and all else that a decision
 * looks at. What is expected is written down here in tables, and not computed as the policy does it.
 */
final class RestartTableTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final int TOLERANCE = 3;
    private static final int INTENSITY = 2;
    private static final Duration WINDOW = Duration.ofSeconds(60);
    private static final Duration PERIOD = Duration.ofSeconds(300);
    private static final Duration RESET = Duration.ofSeconds(200);
    private static final String THROWN_BY_ALL = "com.acme.Broken";

    /** What a fault of a kind is for a plugin that serves. */
    private enum Weight {
        /** One of several that are tolerated. */
        LIGHT,
        /** Enough by itself. */
        HEAVY,
        /** Comes when the generation has left service. */
        AFTER
    }

    private static final Map<FaultKind, Weight> WEIGHTS = new EnumMap<>(Map.ofEntries(
            Map.entry(FaultKind.THREW, Weight.LIGHT),
            Map.entry(FaultKind.SEVERE_ERROR, Weight.HEAVY),
            Map.entry(FaultKind.START_FAILED, Weight.HEAVY),
            Map.entry(FaultKind.START_TIMED_OUT, Weight.HEAVY),
            Map.entry(FaultKind.CALL_TIMED_OUT, Weight.HEAVY),
            Map.entry(FaultKind.STOP_TIMED_OUT, Weight.AFTER),
            Map.entry(FaultKind.STOP_FAILED, Weight.AFTER),
            Map.entry(FaultKind.THREAD_DIED, Weight.LIGHT),
            Map.entry(FaultKind.TRIED_TO_EXIT, Weight.HEAVY),
            Map.entry(FaultKind.MEDDLED, Weight.HEAVY),
            Map.entry(FaultKind.QUOTA_EXCEEDED, Weight.LIGHT),
            Map.entry(FaultKind.LEAKED, Weight.AFTER)));

    /** The kinds that tell of something thrown at somebody who could have dealt with it. */
    private static final Set<FaultKind> CAN_BE_IGNORED =
            Set.of(FaultKind.THREW, FaultKind.SEVERE_ERROR, FaultKind.THREAD_DIED);

    /** What was before, with the history that says so: whether the tolerance is used up, and how many restarts there were. */
    private enum Before {
        NOTHING(false, 0, RestartHistory.CLEAN),
        WITHIN_TOLERANCE(false, 0, history(faults(1), List.of(), 0, 1)),
        TOLERANCE_USED_UP(true, 0, history(faults(TOLERANCE), List.of(), 0, 1)),
        FOLDED_FAULTS(true, 0, history(List.of(new Tally(ago(9), ago(5), TOLERANCE)), List.of(), 0, 5)),
        TOLERATED_LONG_AGO(false, 0, history(List.of(new Tally(ago(61), ago(60), 9)), List.of(), 0, 60)),
        RESTARTS_LEFT(false, 1, history(List.of(), restarts(1), 1, 10)),
        RESTARTS_LEFT_AND_TOLERANCE_USED_UP(true, 1, history(faults(TOLERANCE), restarts(1), 1, 1)),
        LAST_RESTART_USED(false, 2, history(List.of(), restarts(2), 2, 10)),
        ALL_USED_UP(true, 2, history(faults(TOLERANCE), restarts(2), 2, 1)),
        RESTARTED_OUTSIDE_THE_PERIOD(true, 0, history(faults(TOLERANCE), List.of(ago(301), ago(300)), 2, 1)),
        HEALED(false, 0, history(List.of(), restarts(2), 2, 200)),
        NOT_QUITE_HEALED(false, 2, history(List.of(), restarts(2), 2, 199));

        private final boolean toleranceUsedUp;
        private final int restarts;
        private final RestartHistory history;

        Before(boolean toleranceUsedUp, int restarts, RestartHistory history) {
            this.toleranceUsedUp = toleranceUsedUp;
            this.restarts = restarts;
            this.history = history;
        }

        private static RestartHistory history(List<Tally> faults, List<Instant> restarts, int inARow, int lastAgo) {
            return new RestartHistory(faults, restarts, inARow, java.util.Optional.of(ago(lastAgo)));
        }

        private static List<Tally> faults(int howMany) {
            List<Tally> faults = new ArrayList<>();
            for (int i = howMany; i > 0; i--) {
                faults.add(new Tally(ago(i), ago(i), 1));
            }
            return faults;
        }

        private static List<Instant> restarts(int howMany) {
            List<Instant> restarts = new ArrayList<>();
            for (int i = howMany; i > 0; i--) {
                restarts.add(ago(10 + i));
            }
            return restarts;
        }

        private static Instant ago(int seconds) {
            return NOW.minusSeconds(seconds);
        }
    }

    /** One line of the table. */
    private record Line(
            FaultKind kind,
            RestartType type,
            Before before,
            Exhaustion exhaustion,
            boolean current,
            boolean lastGood,
            boolean ignored) {

        Class<? extends Decision> expected() {
            Weight weight = WEIGHTS.get(kind);
            if (!current || weight == Weight.AFTER || ignored && CAN_BE_IGNORED.contains(kind)) {
                return Decision.GoOn.class;
            }
            if (weight == Weight.LIGHT && !before.toleranceUsedUp) {
                return Decision.GoOn.class;
            }
            return switch (type) {
                case TEMPORARY -> Decision.Stop.class;
                case TRANSIENT -> weight == Weight.HEAVY ? again() : Decision.Stop.class;
                case PERMANENT -> again();
            };
        }

        private Class<? extends Decision> again() {
            if (before.restarts < INTENSITY) {
                return Decision.Restart.class;
            }
            return exhaustion == Exhaustion.LAST_GOOD && lastGood ? Decision.LastGood.class : Decision.Quarantine.class;
        }

        boolean counted() {
            return current && WEIGHTS.get(kind) != Weight.AFTER && !(ignored && CAN_BE_IGNORED.contains(kind));
        }

        RestartPolicy.Step decided() {
            RestartRules rules = new RestartRules(
                    TOLERANCE,
                    WINDOW,
                    INTENSITY,
                    PERIOD,
                    Duration.ofMillis(100),
                    Duration.ofSeconds(1),
                    RESET,
                    0.5,
                    type,
                    exhaustion,
                    ignored ? Set.of(THROWN_BY_ALL) : Set.of("com.acme.Other"));
            Fault fault = Faults.of(kind, NOW);
            return RestartPolicy.decide(rules, before.history, fault, new Situation(current, lastGood, 0.5), NOW);
        }
    }

    private static List<Line> table() {
        List<Line> table = new ArrayList<>();
        for (FaultKind kind : FaultKind.values()) {
            for (RestartType type : RestartType.values()) {
                for (Before before : Before.values()) {
                    for (Exhaustion exhaustion : Exhaustion.values()) {
                        for (int bits = 0; bits < 8; bits++) {
                            table.add(new Line(
                                    kind, type, before, exhaustion, (bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0));
                        }
                    }
                }
            }
        }
        return table;
    }

    @Test
    void theTableIsWhole() {
        assertThat(WEIGHTS).containsOnlyKeys(FaultKind.values());
        assertThat(table()).hasSize(12 * 3 * 12 * 2 * 8);
        assertThat(table().stream()
                        .map(line -> line.decided().decision().getClass())
                        .distinct())
                .as("every decision is led to")
                .hasSize(Decision.class.getPermittedSubclasses().length);
    }

    @Test
    void everyLineOfTheTableIsDecidedAsExpected() {
        assertThat(table())
                .allSatisfy(line -> assertThat(line.decided().decision()).isInstanceOf(line.expected()));
    }

    @Test
    void aFaultThatDoesNotCountLeavesTheHistoryAsItWas() {
        assertThat(table())
                .filteredOn(line -> !line.counted())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.decided().history()).isEqualTo(line.before().history));
    }

    @Test
    void theSameFaultInTheSameSituationIsDecidedTheSame() {
        assertThat(table()).allSatisfy(line -> assertThat(line.decided()).isEqualTo(line.decided()));
    }

    @Test
    void theWaitDependsOnTheRestartsInARowAlone() {
        assertThat(table())
                .filteredOn(line -> line.decided().decision() instanceof Decision.Restart)
                .allSatisfy(line -> {
                    long millis = switch (line.before()) {
                        case RESTARTS_LEFT, RESTARTS_LEFT_AND_TOLERANCE_USED_UP -> 200;
                        case RESTARTED_OUTSIDE_THE_PERIOD -> 400;
                        default -> 100;
                    };
                    assertThat(((Decision.Restart) line.decided().decision()).after())
                            .isEqualTo(Duration.ofMillis(millis));
                });
    }
}
