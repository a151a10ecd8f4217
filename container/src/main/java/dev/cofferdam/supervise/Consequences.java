package dev.cofferdam.supervise;

import dev.cofferdam.model.Durations;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.PluginState;
import dev.cofferdam.model.Revision;
import dev.cofferdam.supervise.PluginChange.Standing;
import dev.cofferdam.supervise.Succession.Cause;
import dev.cofferdam.supervise.policy.Decision;
import dev.cofferdam.supervise.policy.Exhaustion;
import dev.cofferdam.supervise.policy.RestartRules;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What comes of a plugin's faults: the policy decides, and what it decided is done here, on the plugin's lane. It remembers nothing;
 * what is to be remembered is in the plugin's {@linkplain PluginRecord record}.
 */
final class Consequences {
    private static final Logger LOG = LoggerFactory.getLogger(Consequences.class);

    private final String name;
    private final Surroundings around;
    private final PluginRecord record;
    private final Function<Lane.Step, CompletableFuture<Void>> later;
    private final Supplier<Ending> ending;
    private final Supplier<Succession> succession;

    /**
     * @param name the plugin's symbolic name
     * @param later runs a step on the plugin's lane
     */
    Consequences(
            String name,
            Surroundings around,
            PluginRecord record,
            Function<Lane.Step, CompletableFuture<Void>> later,
            Supplier<Ending> ending,
            Supplier<Succession> succession) {
        this.name = name;
        this.around = around;
        this.record = record;
        this.later = later;
        this.ending = ending;
        this.succession = succession;
    }

    /** Callers are told before anybody can see that the plugin has left service. */
    void of(Fault fault) {
        RestartRules rules = around.rules(name).restart();
        Optional<Revision> good = record.present() ? lastGood(rules) : Optional.empty();
        act(fault, record.fault(fault, rules, good), good);
    }

    /** What it did before it served was counted then. */
    void ofEarly(Fault fault) {
        RestartRules rules = around.rules(name).restart();
        Optional<Revision> good = lastGood(rules);
        act(fault, record.noted(fault, rules, good), good);
    }

    private void act(Fault fault, Decision decision, Optional<Revision> good) {
        if (decision instanceof Decision.GoOn) {
            return;
        }
        Optional<Probation> failed = record.failedProbation();
        if (failed.isPresent()) {
            failed.get().tellFailed("'" + name + "' " + fault.line());
            return;
        }
        around.framework().silence(name, "it is taken out of service: " + fault.line());
        if (record.apply(decision, fault.generation(), good)) {
            decided(decision);
        } else {
            later.apply(this::speakAgain);
        }
    }

    /** A generation that took over while the one before was decided on was silenced in its place: the next one is not. */
    private void speakAgain() throws InterruptedException {
        if (record.state() == PluginState.ACTIVE) {
            succession.get().launch(record.revision(), Cause.MOVED);
        }
    }

    private void decided(Decision decision) {
        if (decision instanceof Decision.Restart restart) {
            again(restart.after(), "is restarted", restart.why());
        } else if (decision instanceof Decision.LastGood returned) {
            Revision bad = record.revision();
            Revision good = record.pending().orElseThrow().revision();
            around.good().givenUp(bad);
            report(bad, Standing.FAILED, "is given up; " + good + " takes its place: " + returned.why());
            again(Duration.ZERO, "returns to the last good revision", returned.why());
        } else if (decision instanceof Decision.Stop stop) {
            leave(
                    PluginState.STOPPED,
                    "stopped",
                    stop.why() + "; 'plugin:start " + name + "' or a new revision starts it again");
        } else if (decision instanceof Decision.Quarantine quarantine) {
            leave(PluginState.QUARANTINED, "quarantined", untilReleased(quarantine.why()));
        }
    }

    /** Stops the generation that faulted; the next one has its turn when the time is over. */
    private void again(Duration after, String what, String why) {
        PendingRestart pending = record.pending().orElseThrow();
        String text = "it " + what + ", " + why;
        around.framework().silence(name, text);
        report(pending.revision(), Standing.GOOD, what + " in " + Durations.text(after) + ": " + why);
        later.apply(() -> {
            if (record.awaits(pending)) {
                ending.get().stopGeneration(text, true, false);
            }
        });
        try {
            around.timer()
                    .schedule(
                            () -> around.restarts().add(() -> later.apply(() -> restart(pending))),
                            after.toMillis(),
                            TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            LOG.debug("'{}' is not restarted any more: the container closes", name);
        }
    }

    /** Stops the generation that faulted, and launches no other, unless something else has come before. */
    private void leave(PluginState next, String word, String reason) {
        ending.get().silence(next, reason);
        later.apply(() -> {
            if (record.state() == next) {
                down(next, word, reason);
            }
        });
    }

    private void down(PluginState next, String word, String reason) throws InterruptedException {
        if (next == PluginState.QUARANTINED) {
            QuarantineBook.Entry entry = new QuarantineBook.Entry(around.clock().instant(), reason);
            around.upward().quarantines().enter(record.revision(), entry);
        }
        ending.get().shutDown(next, reason, true, false);
        report(record.revision(), Standing.FAILED, "is " + word + ": " + reason);
    }

    private String untilReleased(String why) {
        return why + "; 'plugin:release " + name + "' or a new revision brings it back";
    }

    private void restart(PendingRestart pending) throws InterruptedException {
        if (!record.takeRestart(pending)) {
            return;
        }
        try {
            succession.get().launch(pending.revision(), Cause.RESTART);
        } catch (RuntimeException | Error e) {
            // the container failed, not the plugin: decided anew all the same, so that the plugin is not left behind
            succession.get().restartFailed(e.getClass().getName(), Optional.ofNullable(e.getMessage()));
            throw e;
        }
    }

    /** A restart did not lead to a generation that serves. */
    void ofFailedRestart(Fault fault) {
        RestartRules rules = around.rules(name).restart();
        decided(record.failedRestart(fault, rules, lastGood(rules)));
    }

    /** A person sets the plugin apart, whatever it did. */
    CompletableFuture<Void> quarantine(String why) {
        String reason = untilReleased(why);
        ending.get().silence(PluginState.QUARANTINED, reason);
        return later.apply(() -> down(PluginState.QUARANTINED, "quarantined", reason));
    }

    /** The last revision that was good and is another one than the present, if it may be returned to. */
    private Optional<Revision> lastGood(RestartRules rules) {
        if (rules.exhaustion() != Exhaustion.LAST_GOOD) {
            return Optional.empty(); // and the disk is not asked at every fault
        }
        return around.good().before(record.revision());
    }

    private void report(Revision revision, Standing standing, String text) {
        around.tell(record.change(revision, standing, text));
    }
}
