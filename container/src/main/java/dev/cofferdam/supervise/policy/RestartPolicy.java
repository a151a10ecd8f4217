package dev.cofferdam.supervise.policy;

import dev.cofferdam.model.Fault;
import java.time.Duration;
import java.time.Instant;

/** Decides, with the words and the window arithmetic of OTP's supervisors. */
public final class RestartPolicy {
    private RestartPolicy() {}

    /**
     * A decision and what to remember for the next.
     *
     * @param decision what to do
     * @param history the history with this fault in it
     */
    public record Step(Decision decision, RestartHistory history) {}

    /** Decides what a fault leads to. */
    public static Step decide(RestartRules rules, RestartHistory history, Fault fault, Instant now) {
        RestartHistory noted = history.withFault(now, rules);
        boolean severe = fault.kind().severe();
        if (!severe && noted.faults().size() <= rules.tolerance()) {
            return new Step(new Decision.GoOn(), noted);
        }
        String why = severe
                ? fault.line()
                : noted.faults().size() + " faults within " + words(rules.tolerancePeriod()) + ", last: "
                        + fault.line();
        RestartHistory restarted = noted.withRestart(now, rules);
        if (restarted.restarts().size() > rules.intensity()) {
            return new Step(
                    new Decision.Quarantine("more than " + rules.intensity() + " restarts within "
                            + words(rules.period()) + "; " + why),
                    restarted);
        }
        return new Step(new Decision.Restart(backoff(rules, restarted.consecutive()), why), restarted);
    }

    private static Duration backoff(RestartRules rules, int consecutive) {
        Duration wait = rules.firstBackoff();
        for (int i = 1; i < consecutive && wait.compareTo(rules.maxBackoff()) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(rules.maxBackoff()) > 0 ? rules.maxBackoff() : wait;
    }

    private static String words(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
