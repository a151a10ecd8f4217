package dev.cofferdam.supervise;

import dev.cofferdam.framework.Installed;
import dev.cofferdam.framework.PackageChoice;
import dev.cofferdam.framework.PluginBundle;
import dev.cofferdam.guard.PluginGuard;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultOrigin;
import dev.cofferdam.model.Finding;
import dev.cofferdam.model.FindingKind;
import dev.cofferdam.model.PluginState;
import dev.cofferdam.model.Revision;
import dev.cofferdam.model.Severity;
import dev.cofferdam.model.Thrown;
import dev.cofferdam.model.Verdict;
import dev.cofferdam.supervise.PluginChange.Standing;
import dev.cofferdam.supervise.policy.Decision;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one plugin over all its generations. What changes it runs on its {@linkplain Lane lane}; what it remembers
 * is in its {@linkplain PluginRecord record}, which may be read from anywhere.
 */
final class PluginLife {
    private static final Logger LOG = LoggerFactory.getLogger(PluginLife.class);

    private final String name;
    private final Surroundings around;
    private final PluginGuard guard;
    private final PluginRecord record;
    private final Retirement retirement;
    private final Lane lane;

    PluginLife(String name, Surroundings around, PluginGuard guard) {
        this.name = name;
        this.around = around;
        this.guard = guard;
        record = new PluginRecord(name, around.clock(), around.draws());
        retirement = new Retirement(name, around, guard, record);
        lane = new Lane(name, around.threads());
    }

    /** Why a generation is launched. */
    private enum Cause {
        DEPLOYED,
        ASKED_FOR,
        RESTART,
        RETRY,
        MOVED
    }

    // ---- what others ask for, from any thread -------------------------------------------------------------------

    /** Installs a generation ahead of its launch, so that plugins that settle together can resolve together. */
    Installed install(Revision revision) {
        return around.framework().install(revision, record.nextGeneration());
    }

    CompletableFuture<Void> deploy(Revision revision, Installed installed) {
        return later(() -> {
            boolean runsAlready = record.live()
                    .filter(live -> live.revision().sha256().equals(revision.sha256()))
                    .isPresent();
            boolean stillQuarantined = record.state() == PluginState.QUARANTINED
                    && record.revision().sha256().equals(revision.sha256());
            Optional<QuarantineBook.Entry> before = record.present()
                    ? Optional.empty()
                    : around.upward().quarantines().find(revision);
            if (before.isPresent()) {
                Retirement.discard(installed);
                record.quarantinedBefore(revision, before.get());
                report(revision, Standing.FAILED, "is quarantined: " + record.reason());
            } else if (runsAlready) {
                Retirement.discard(installed);
                record.revision(revision);
                report(revision, Standing.GOOD, "is the revision that runs already");
            } else if (stillQuarantined) {
                Retirement.discard(installed);
                report(revision, Standing.FAILED, "is quarantined: " + record.reason());
            } else {
                around.upward().quarantines().strike(name);
                launch(revision, installed, Cause.DEPLOYED);
            }
        });
    }

    /** Tries again what was refused, now that other plugins have changed. */
    CompletableFuture<Void> retry() {
        return later(() -> {
            if (record.state() == PluginState.REFUSED && record.live().isEmpty()) {
                launch(record.revision(), record.takeRestartRefused() ? Cause.RESTART : Cause.RETRY);
            }
        });
    }

    /** Moves on to the present providers, if a bundle that it is wired to is on its way out. */
    CompletableFuture<Void> move() {
        return later(() -> {
            if (record.live().filter(live -> live.bundle().wiredToGone()).isPresent()) {
                launch(record.revision(), Cause.MOVED);
            }
        });
    }

    CompletableFuture<Void> retire(String why) {
        return later(() -> {
            shutDown(PluginState.STOPPING, why, false);
            record.gone();
            around.upward().quarantines().strike(name);
            report(record.revision(), Standing.GOOD, why);
            around.peers().providersChanged();
        });
    }

    CompletableFuture<Void> stop() {
        return later(() -> {
            if (record.state() == PluginState.QUARANTINED) {
                return; // it is down, and only release() leads out of quarantine
            }
            shutDown(PluginState.STOPPED, "a person stopped it; 'plugin:start " + name + "' starts it again", true);
            report(record.revision(), Standing.GOOD, "was stopped");
        });
    }

    /** Stops it because the container closes. */
    CompletableFuture<Void> close() {
        return later(() -> shutDown(PluginState.STOPPED, "the container closes", false));
    }

    CompletableFuture<Void> start() {
        return later(() -> {
            if (record.state() == PluginState.QUARANTINED) {
                return; // only release() leads out of quarantine
            }
            if (record.live().isEmpty()) {
                record.forgive();
                launch(record.revision(), Cause.ASKED_FOR);
            }
        });
    }

    /** A planned restart: the next generation is up before the present one goes. */
    CompletableFuture<Void> restart() {
        return later(() -> {
            if (record.state() != PluginState.QUARANTINED) {
                launch(record.revision(), Cause.ASKED_FOR);
            }
        });
    }

    CompletableFuture<Void> quarantine(String why) {
        String reason = untilReleased(why);
        silence(PluginState.QUARANTINED, reason);
        return later(() -> down(PluginState.QUARANTINED, "quarantined", reason));
    }

    CompletableFuture<Void> release() {
        return later(() -> {
            if (record.state() == PluginState.QUARANTINED) {
                record.forgive();
                around.upward().quarantines().strike(name);
                launch(record.revision(), Cause.ASKED_FOR);
            }
        });
    }

    PluginSnapshot snapshot() {
        return record.snapshot(guard.calls());
    }

    /** Why the generation that serves has each of its packages from whom it has it. */
    List<PackageChoice> choices() {
        return record.live().map(live -> live.bundle().choices()).orElse(List.of());
    }

    boolean present() {
        return record.present();
    }

    private CompletableFuture<Void> later(Lane.Step step) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        lane.add(() -> {
            try {
                step.run();
            } catch (RuntimeException | Error e) {
                record.brokenOff("the container failed: " + e);
                throw e;
            } finally {
                done.complete(null);
            }
        });
        return done;
    }

    // ---- faults, on the supervisor's thread ---------------------------------------------------------------------

    /** Callers are told before anybody can see that the plugin has left service. */
    void fault(Fault fault) {
        Decision decision = record.fault(fault, around.rules(name).restart());
        if (decision instanceof Decision.GoOn) {
            return;
        }
        around.framework().silence(name, "it is taken out of service: " + fault.line());
        if (record.apply(decision, fault.generation())) {
            decided(decision);
        } else {
            later(this::speakAgain);
        }
    }

    /** A generation that took over while the one before was decided on was silenced in its place: the next one is not. */
    private void speakAgain() throws InterruptedException {
        if (record.state() == PluginState.ACTIVE) {
            launch(record.revision(), Cause.MOVED);
        }
    }

    private void decided(Decision decision) {
        if (decision instanceof Decision.Restart restart) {
            again(restart.after(), "is restarted", restart.why());
        } else if (decision instanceof Decision.LastGood returned) {
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
        report(pending.revision(), Standing.GOOD, what + " in " + after.toMillis() + " ms: " + why);
        later(() -> {
            if (record.awaits(pending)) {
                stopGeneration(text, true);
            }
        });
        try {
            around.timer()
                    .schedule(
                            () -> around.restarts().add(() -> later(() -> restart(pending))),
                            after.toMillis(),
                            TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            LOG.debug("'{}' is not restarted any more: the container closes", name);
        }
    }

    /** Stops the generation that faulted, and launches no other, unless something else has come before. */
    private void leave(PluginState next, String word, String reason) {
        silence(next, reason);
        later(() -> {
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
        shutDown(next, reason, true);
        report(record.revision(), Standing.FAILED, "is " + word + ": " + reason);
    }

    private String untilReleased(String why) {
        return why + "; 'plugin:release " + name + "' or a new revision brings it back";
    }

    private void silence(PluginState next, String reason) {
        around.framework().silence(name, "it is " + next.word() + ": " + reason);
    }

    // ---- steps, on the lane -------------------------------------------------------------------------------------

    private void restart(PendingRestart pending) throws InterruptedException {
        if (!record.takeRestart(pending)) {
            return;
        }
        try {
            launch(pending.revision(), Cause.RESTART);
        } catch (RuntimeException | Error e) {
            // the container failed, not the plugin: decided anew all the same, so that the plugin is not left behind
            faulted(
                    pending.revision(),
                    failed(e.getClass().getName(), Optional.ofNullable(e.getMessage())),
                    Cause.RESTART);
            throw e;
        }
    }

    private Fault failed(String what, Optional<String> message) {
        return new Fault.StartFailed(
                FaultOrigin.step(
                        name,
                        record.generations(),
                        "start",
                        Optional.empty(),
                        around.clock().instant()),
                new Thrown(what, message));
    }

    private void launch(Revision revision, Cause cause) throws InterruptedException {
        Optional<PluginBundle> parked = record.takeParked(revision);
        launch(
                revision,
                parked.<Installed>map(generation -> new Installed.Done(generation.again(record.nextGeneration())))
                        .orElseGet(() -> install(revision)),
                cause);
    }

    private void launch(Revision revision, Installed installed, Cause cause) throws InterruptedException {
        if (installed instanceof Installed.Rejected rejected && cause == Cause.RESTART) {
            faulted(revision, failed("cannot be installed", Optional.of(rejected.problem())), cause);
            return;
        }
        if (installed instanceof Installed.Rejected rejected) {
            refused(revision, List.of(unreadable(revision, rejected.problem())), cause);
            return;
        }
        PluginBundle bundle = ((Installed.Done) installed).bundle();
        Optional<Generation> old = record.live();
        old.ifPresent(live -> live.bundle().closeToNewWires());
        record.starting(revision);
        Launch.Result result = tried(bundle, old, installed);
        if (result instanceof Launch.Result.Refused && !bundle.dependents().isEmpty()) {
            // what it lacked has come meanwhile, with a plugin that needs it and was resolved together with it
            result = tried(bundle, old, installed);
        }
        if (result instanceof Launch.Result.Up up) {
            up(new Generation(bundle, revision), up.findings(), cause);
            return;
        }
        old.ifPresent(live -> live.bundle().openToNewWires());
        bundle.closeToNewWires();
        Set<String> wiredToIt = bundle.dependents();
        if (result instanceof Launch.Result.Refused refused) {
            Retirement.discard(installed);
            refused(revision, refused.findings(), cause);
        } else if (result instanceof Launch.Result.Faulted faulted) {
            if (!faulted.abandoned()) {
                retirement.stop(bundle, false);
            }
            faulted(revision, faulted.fault(), cause);
        }
        around.peers().move(wiredToIt);
    }

    private Launch.Result tried(PluginBundle bundle, Optional<Generation> old, Installed installed)
            throws InterruptedException {
        return around.launch()
                .run(
                        bundle,
                        old.map(Generation::bundle),
                        around.rules(name).start(),
                        () -> Retirement.discard(installed));
    }

    private void up(Generation next, List<Finding> findings, Cause cause) throws InterruptedException {
        next.bundle().goLive();
        Optional<Generation> old = record.up(next, findings, cause == Cause.DEPLOYED);
        report(next.revision(), Standing.GOOD, "runs as generation " + next.number());
        if (old.isPresent()) {
            Set<String> dependents = old.get().bundle().dependents();
            retirement.retire(old.get(), "this generation was replaced", false);
            around.peers().move(dependents);
        }
        releaseParked();
        if (next.bundle().wiredToGone()) {
            // its provider left after it was resolved, and did not know of it yet
            move();
        }
        if (cause == Cause.DEPLOYED || next.bundle().exporting()) {
            around.peers().providersChanged();
        }
    }

    private void releaseParked() {
        record.takeParked().ifPresent(parked -> {
            parked.bundle().closeToNewWires();
            Set<String> dependents = parked.bundle().dependents();
            parked.bundle().uninstall();
            around.peers().move(dependents);
        });
    }

    private void refused(Revision revision, List<Finding> findings, Cause cause) throws InterruptedException {
        boolean news = record.refused(findings) || cause == Cause.DEPLOYED;
        if (cause == Cause.RESTART) {
            record.restartRefused();
        }
        String text = new Verdict(revision.toString(), findings).text();
        if (cause == Cause.MOVED && record.live().filter(this::lostItsProvider).isPresent()) {
            shutDown(PluginState.REFUSED, "what it was wired to is gone", false);
        }
        if (news) {
            report(
                    revision,
                    Standing.REFUSED,
                    (record.live().isPresent() ? "was refused; the generation before serves on:\n" : "was refused:\n")
                            + text);
        }
    }

    private boolean lostItsProvider(Generation live) {
        return live.bundle().wiredToGone()
                && !around.peers().anyServes(live.bundle().providers());
    }

    private void faulted(Revision revision, Fault fault, Cause cause) {
        around.upward().faults().accept(fault);
        if (cause == Cause.RESTART) {
            decided(record.failedRestart(fault, around.rules(name).restart()));
            return;
        }
        boolean serves = record.failed(fault);
        report(
                revision,
                Standing.FAILED,
                "did not start" + (serves ? "; the generation before serves on" : "") + ": " + fault.line());
    }

    private void shutDown(PluginState next, String why, boolean comesBack) throws InterruptedException {
        record.state(next, why);
        silence(next, why);
        stopGeneration(why, comesBack);
        if (!comesBack) {
            releaseParked();
        }
    }

    /** Stops the generation that serves. One that others are wired to is kept, so that they need not move. */
    private void stopGeneration(String why, boolean comesBack) throws InterruptedException {
        Optional<Generation> old = record.takeLive();
        if (old.isPresent()) {
            Set<String> dependents = old.get().bundle().dependents();
            boolean keep = comesBack && !dependents.isEmpty();
            if (!keep) {
                old.get().bundle().closeToNewWires();
            }
            boolean stopped = retirement.retire(old.get(), why, keep);
            if (keep && stopped) {
                record.park(old.get());
            } else {
                around.peers().move(dependents);
            }
        }
    }

    private static Finding unreadable(Revision revision, String problem) {
        return new Finding(
                FindingKind.UNUSABLE_JAR,
                Severity.REFUSE,
                revision.fileName(),
                "cannot be installed: " + problem,
                List.of(),
                Optional.empty(),
                "Rebuild the jar.");
    }

    private void report(Revision revision, Standing standing, String text) {
        around.upward().changes().accept(record.change(revision, standing, text));
    }
}
