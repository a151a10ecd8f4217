package dev.cofferdam.supervise.policy;

import dev.cofferdam.model.Durations;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultKind;
import dev.cofferdam.model.Thrown;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Decides, with the words and the window arithmetic of OTP's supervisors. */
public final class RestartPolicy {
    /** What a generation does that has left service already: there is nothing to restart. */
    private static final Set<FaultKind> AFTERWARDS =
            EnumSet.of(FaultKind.STOP_FAILED, FaultKind.STOP_TIMED_OUT, FaultKind.LEAKED);

    private RestartPolicy() {}

    /**
     * A decision and what to remember for the next.
     *
     * @param decision what to do
     * @param history the history with this fault in it
     */
    public record Step(Decision decision, RestartHistory history) {}

    /** Decides what a fault leads to, which may stand for several that are alike. */
    public static Step decide(
            RestartRules rules, RestartHistory history, Fault fault, Situation situation, Instant now) {
        if (!situation.current() || AFTERWARDS.contains(fault.kind()) || ignored(rules, fault)) {
            return new Step(new Decision.GoOn(), history);
        }
        RestartHistory noted = history.withFaults(fault.count(), now, rules);
        boolean severe = fault.kind().severe();
        if (!severe && noted.recent() <= rules.tolerance()) {
            return new Step(new Decision.GoOn(), noted);
        }
        String why = severe
                ? fault.line()
                : noted.recent() + (noted.recent() == 1 ? " fault" : " faults") + " within "
                        + Durations.text(rules.tolerancePeriod()) + ", last: " + fault.line();
        boolean restarted = rules.type() == RestartType.PERMANENT || rules.type() == RestartType.TRANSIENT && severe;
        return restarted
                ? restart(rules, noted, situation, now, why)
                : new Step(new Decision.Stop("it is " + rules.type().word() + "; " + why), noted);
    }

    private static Step restart(
            RestartRules rules, RestartHistory noted, Situation situation, Instant now, String why) {
        RestartHistory restarted = noted.withRestart(now, rules);
        if (restarted.restarts().size() <= rules.intensity()) {
            return new Step(
                    new Decision.Restart(backoff(rules, restarted.consecutive(), situation.draw()), why), restarted);
        }
        String exhausted =
                "more than " + rules.intensity() + " restarts within " + Durations.text(rules.period()) + "; " + why;
        return rules.exhaustion() == Exhaustion.LAST_GOOD && situation.lastGood()
                ? new Step(new Decision.LastGood(exhausted), RestartHistory.CLEAN)
                : new Step(new Decision.Quarantine(exhausted), restarted);
    }

    /** Doubled for each restart in a row up to the longest; then lengthened or shortened by a part of itself. */
    private static Duration backoff(RestartRules rules, int consecutive, double draw) {
        Duration wait = rules.firstBackoff();
        for (int i = 1; i < consecutive && wait.compareTo(rules.maxBackoff()) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        Duration limited = wait.compareTo(rules.maxBackoff()) > 0 ? rules.maxBackoff() : wait;
        return Duration.ofNanos(Math.round(limited.toNanos() * (1 + rules.jitter() * (2 * draw - 1))));
    }

    /** A start that failed has failed, whatever it threw. */
    private static boolean ignored(RestartRules rules, Fault fault) {
        return fault.kind() != FaultKind.START_FAILED
                && thrown(fault)
                        .map(Thrown::type)
                        .filter(rules.ignored()::contains)
                        .isPresent();
    }

    private static Optional<Thrown> thrown(Fault fault) {
        if (fault instanceof Fault.Threw threw) {
            return Optional.of(threw.thrown());
        } else if (fault instanceof Fault.CallbackThrew threw) {
            return Optional.of(threw.thrown());
        } else if (fault instanceof Fault.SevereError error) {
            return Optional.of(error.thrown());
        } else if (fault instanceof Fault.ThreadDied died) {
            return Optional.of(died.thrown());
        }
        return Optional.empty();
    }
}
