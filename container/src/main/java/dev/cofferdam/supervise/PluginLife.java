package dev.cofferdam.supervise;

import dev.cofferdam.framework.Installed;
import dev.cofferdam.framework.PackageChoice;
import dev.cofferdam.guard.PluginGuard;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.PluginState;
import dev.cofferdam.model.Revision;
import dev.cofferdam.supervise.PluginChange.Standing;
import dev.cofferdam.supervise.Succession.Cause;
import dev.cofferdam.supervise.policy.Decision;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The life of one plugin over all its generations. What changes it runs on its {@linkplain Lane lane}; what it remembers
 * is in its {@linkplain PluginRecord record}, which may be read from anywhere.
 */
final class PluginLife {
    private final String name;
    private final Surroundings around;
    private final PluginGuard guard;
    private final PluginRecord record;
    private final Ending ending;
    private final Proving proving;
    private final Succession succession;
    private final Lane lane;

    PluginLife(String name, Surroundings around, PluginGuard guard) {
        this.name = name;
        this.around = around;
        this.guard = guard;
        record = new PluginRecord(name, around.clock());
        Retirement retirement = new Retirement(name, around, guard, record);
        Next next = new Next();
        Proving proving = new Proving(around, record, retirement, next);
        this.proving = proving;
        ending = new Ending(name, around, record, retirement, proving);
        succession = new Succession(name, around, record, retirement, ending, proving, next);
        lane = new Lane(name, around.threads());
    }

    /** Installs a generation ahead of its launch, so that plugins that settle together can resolve together. */
    Installed install(Revision revision) {
        return succession.install(revision);
    }

    CompletableFuture<Void> deploy(Revision revision, Installed installed, Convoy convoy) {
        return later(() -> {
                    boolean runsAlready = serving(revision);
                    boolean stillQuarantined = record.state() == PluginState.QUARANTINED
                            && record.revision().sha256().equals(revision.sha256());
                    if (runsAlready) {
                        Retirement.discard(installed);
                        record.live().ifPresent(live -> live.bundle().openToNewWires());
                        record.revision(revision);
                        report(revision, Standing.GOOD, "is the revision that runs already");
                    } else if (stillQuarantined) {
                        Retirement.discard(installed);
                        report(revision, Standing.FAILED, "is quarantined: " + record.reason());
                    } else {
                        succession.launch(revision, installed, Cause.DEPLOYED, convoy);
                    }
                })
                .whenComplete((done, thrown) -> convoy.leave(name));
    }

    /** Moves with others, if it still serves in this revision. */
    CompletableFuture<Void> move(Revision revision, Installed installed, Convoy convoy) {
        return later(() -> {
                    if (serving(revision)) {
                        succession.launch(revision, installed, Cause.MOVED, convoy);
                    } else {
                        Retirement.discard(installed);
                    }
                })
                .whenComplete((done, thrown) -> convoy.leave(name));
    }

    private boolean serving(Revision revision) {
        return serving().filter(now -> now.sha256().equals(revision.sha256())).isPresent();
    }

    /** Tries again what was refused, now that other plugins have changed. */
    CompletableFuture<Void> retry() {
        return later(() -> {
            if (record.state() == PluginState.REFUSED && record.live().isEmpty()) {
                succession.launch(record.revision(), Cause.RETRY);
            }
        });
    }

    /** Moves on to the present providers, if a bundle that it is wired to is on its way out. */
    CompletableFuture<Void> move() {
        return later(() -> {
            if (record.live().filter(live -> live.bundle().wiredToGone()).isPresent()) {
                succession.launch(record.revision(), Cause.MOVED);
            }
        });
    }

    CompletableFuture<Void> retire(String why) {
        return later(() -> {
            ending.shutDown(PluginState.STOPPING, why, false);
            record.gone();
            around.good().forget(name);
            report(record.revision(), Standing.GOOD, why);
            around.peers().providersChanged();
        });
    }

    CompletableFuture<Void> stop() {
        return later(() -> {
            ending.shutDown(
                    PluginState.STOPPED, "a person stopped it; 'plugin:start " + name + "' starts it again", true);
            report(record.revision(), Standing.GOOD, "was stopped");
        });
    }

    /** Stops it because the container closes. */
    CompletableFuture<Void> close() {
        return later(() -> ending.shutDown(PluginState.STOPPED, "the container closes", false));
    }

    CompletableFuture<Void> start() {
        return later(() -> {
            if (record.state() == PluginState.QUARANTINED) {
                return; // only release() leads out of quarantine
            }
            if (record.live().isEmpty()) {
                record.forgive();
                succession.launch(record.revision(), Cause.ASKED_FOR);
            }
        });
    }

    /** A planned restart: the next generation is up before the present one goes. */
    CompletableFuture<Void> restart() {
        return later(() -> {
            if (record.state() != PluginState.QUARANTINED) {
                succession.launch(record.revision(), Cause.ASKED_FOR);
            }
        });
    }

    CompletableFuture<Void> quarantine(String why) {
        String reason = why + "; 'plugin:release " + name + "' or a new revision brings it back";
        ending.silence(PluginState.QUARANTINED, reason);
        return later(() -> {
            ending.shutDown(PluginState.QUARANTINED, reason, true);
            report(record.revision(), Standing.FAILED, "is quarantined: " + reason);
        });
    }

    CompletableFuture<Void> release() {
        return later(() -> {
            if (record.state() == PluginState.QUARANTINED) {
                record.forgive();
                succession.launch(record.revision(), Cause.ASKED_FOR);
            }
        });
    }

    /** Puts the last good revision in the place of one whose restarts are used up; quarantine when there is none. */
    CompletableFuture<Void> returnToLastGood(String why) {
        Optional<Revision> good = lastGood();
        if (good.isEmpty()) {
            return quarantine(why);
        }
        Revision bad = record.revision();
        ending.silence(PluginState.BACKING_OFF, why);
        return later(() -> {
            ending.stopGeneration(why, false);
            report(bad, Standing.FAILED, "is given up; " + good.get() + " takes its place: " + why);
            succession.launch(good.get(), Cause.LAST_GOOD);
        });
    }

    /** The last revision that was good, if it is another one than the present. */
    Optional<Revision> lastGood() {
        return around.good()
                .of(name)
                .filter(good -> !good.sha256().equals(record.revision().sha256()));
    }

    PluginSnapshot snapshot() {
        return record.snapshot(guard.calls());
    }

    /** Why the generation that serves has each of its packages from whom it has it. */
    List<PackageChoice> choices() {
        return record.live().map(live -> live.bundle().choices()).orElse(List.of());
    }

    /** The revision that serves. */
    Optional<Revision> serving() {
        return record.live().map(Generation::revision);
    }

    /** The plugins that the generation which serves is wired to. */
    Set<String> providers() {
        return record.live().map(live -> live.bundle().providers()).orElse(Set.of());
    }

    /** Keeps others from being wired to the generation that serves: it is about to be replaced. */
    void closeToNewWires() {
        record.live().ifPresent(live -> live.bundle().closeToNewWires());
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

    void fault(Fault fault) {
        Decision decision = record.fault(fault, around.rules(name).restart());
        Optional<Probation> failed = record.failedProbation();
        if (failed.isPresent()) {
            failed.get().tellFailed("'" + name + "' " + fault.line());
        } else {
            decided(decision);
        }
    }

    private void decided(Decision decision) {
        if (decision instanceof Decision.Restart restart) {
            String text = "it is restarted, " + restart.why();
            around.framework().silence(name, text);
            report(
                    record.revision(),
                    Standing.GOOD,
                    "is restarted in " + restart.after().toMillis() + " ms: " + restart.why());
            later(() -> ending.stopGeneration(text, true));
            around.timer()
                    .schedule(
                            () -> later(() -> {
                                if (record.state() == PluginState.BACKING_OFF) {
                                    succession.launch(record.revision(), Cause.RESTART);
                                }
                            }),
                            restart.after().toMillis(),
                            TimeUnit.MILLISECONDS);
        } else if (decision instanceof Decision.Quarantine quarantine) {
            quarantine(quarantine.why());
        }
    }

    private void report(Revision revision, Standing standing, String text) {
        around.tell(record.change(revision, standing, text));
    }

    private final class Next implements Succession.Followup, Probation.Member {
        @Override
        public void failing(Probation probation) {
            record.standby(probation).ifPresent(kept -> {
                closeToNewWires();
                kept.bundle().openToNewWires();
            });
        }

        @Override
        public void passed(Probation probation) {
            later(() -> proving.passed(probation));
        }

        @Override
        public void failed(Probation probation, String why) {
            later(() -> succession.returned(probation, why));
        }

        @Override
        public void decided(Decision decision) {
            PluginLife.this.decided(decision);
        }

        @Override
        public void move() {
            PluginLife.this.move();
        }
    }
}
