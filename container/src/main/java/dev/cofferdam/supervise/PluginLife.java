package dev.cofferdam.supervise;

import dev.cofferdam.framework.Installed;
import dev.cofferdam.framework.PackageChoice;
import dev.cofferdam.guard.PluginGuard;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.PluginState;
import dev.cofferdam.model.Revision;
import dev.cofferdam.supervise.PluginChange.Standing;
import dev.cofferdam.supervise.Succession.Cause;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
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
    private final Lane lane;

    PluginLife(String name, Surroundings around, PluginGuard guard) {
        this.name = name;
        this.around = around;
        this.guard = guard;
        record = new PluginRecord(name, around.clock(), around.draws());
        lane = new Lane(name, around.threads());
    }

    // Who does the work remembers nothing, and is made when there is some: most plugins are idle.

    private Inheritance inheritance() {
        return new Inheritance(name, around, record, this::later);
    }

    private Retirement retirement() {
        return new Retirement(name, around, guard, record, inheritance());
    }

    private Proving proving() {
        return new Proving(around, record, retirement(), new Next());
    }

    private Ending ending() {
        return new Ending(name, around, record, retirement(), proving());
    }

    private Consequences consequences() {
        return new Consequences(name, around, record, this::later, this::ending, this::succession);
    }

    private Succession succession() {
        return new Succession(name, around, record, retirement(), inheritance(), ending(), proving(), new Next());
    }

    /** Installs a generation ahead of its launch, so that plugins that settle together can resolve together. */
    Installed install(Revision revision) {
        return succession().install(revision);
    }

    CompletableFuture<Void> deploy(Revision revision, Installed installed, Convoy convoy) {
        return later(() -> {
                    boolean runsAlready = serving(revision);
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
                        record.live().ifPresent(live -> live.bundle().openToNewWires());
                        record.revision(revision);
                        report(revision, Standing.GOOD, "is the revision that runs already");
                    } else if (stillQuarantined) {
                        Retirement.discard(installed);
                        report(revision, Standing.FAILED, "is quarantined: " + record.reason());
                    } else {
                        around.upward().quarantines().strike(name);
                        record.waitsNoMore();
                        succession().launch(revision, installed, Cause.DEPLOYED, convoy);
                    }
                })
                .whenComplete((done, thrown) -> convoy.leave(name));
    }

    /** Moves with others, if it still serves in this revision. */
    CompletableFuture<Void> move(Revision revision, Installed installed, Convoy convoy) {
        return later(() -> {
                    if (serving(revision)) {
                        succession().launch(revision, installed, Cause.MOVED, convoy);
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
                succession().launch(record.revision(), record.takeRestartRefused() ? Cause.RESTART : Cause.RETRY);
                return;
            }
            Optional<Revision> waiting = record.takeWaiting();
            if (waiting.isPresent()) {
                succession().launch(waiting.get(), Cause.WAITED);
            }
        });
    }

    /** Moves on to the present providers, if a bundle that it is wired to is on its way out. */
    CompletableFuture<Void> move() {
        return later(() -> {
            if (record.live().filter(live -> live.bundle().wiredToGone()).isPresent()) {
                succession().launch(record.revision(), Cause.MOVED);
            }
        });
    }

    /** Brings back the generation that serves, if somebody else has taken its bundle down. */
    CompletableFuture<Void> recover(String why) {
        return later(() -> {
            Optional<Generation> down =
                    record.live().filter(live -> !live.bundle().running());
            if (down.isPresent()) {
                Generation old = record.takeLive().orElseThrow();
                old.bundle().withdraw(why);
                guard.retired(old.number(), why);
                old.bundle().uninstall();
                LOG.warn("'{}' comes back: {}", name, why);
                succession().launch(old.revision(), Cause.MOVED);
            }
            around.framework().endHold(name, why);
        });
    }

    CompletableFuture<Void> retire(String why) {
        return later(() -> {
            ending().shutDown(PluginState.STOPPING, why, false);
            record.gone();
            around.good().forget(name);
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
            ending().shutDown(
                            PluginState.STOPPED,
                            "a person stopped it; 'plugin:start " + name + "' starts it again",
                            true);
            report(record.revision(), Standing.GOOD, "was stopped");
        });
    }

    /** Stops it because the container closes. */
    CompletableFuture<Void> close() {
        return later(() -> ending().shutDown(PluginState.STOPPED, "the container closes", false));
    }

    CompletableFuture<Void> start() {
        return later(() -> {
            if (record.state() == PluginState.QUARANTINED) {
                return; // only release() leads out of quarantine
            }
            if (record.live().isEmpty()) {
                record.forgive();
                succession().launch(record.revision(), Cause.ASKED_FOR);
            }
        });
    }

    /** A planned restart: the next generation is up before the present one goes. */
    CompletableFuture<Void> restart() {
        return later(() -> {
            if (record.state() != PluginState.QUARANTINED) {
                succession().launch(record.revision(), Cause.ASKED_FOR);
            }
        });
    }

    CompletableFuture<Void> quarantine(String why) {
        return consequences().quarantine(why);
    }

    CompletableFuture<Void> release() {
        return later(() -> {
            if (record.state() == PluginState.QUARANTINED) {
                record.forgive();
                around.upward().quarantines().strike(name);
                succession().launch(record.revision(), Cause.ASKED_FOR);
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
        consequences().of(fault);
    }

    /** More is known of a fault that was counted before. */
    void amend(Fault fault) {
        record.amend(fault);
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
            later(() -> proving().passed(probation));
        }

        @Override
        public void failed(Probation probation, String why) {
            later(() -> succession().returned(probation, why));
        }

        @Override
        public void restartFailed(Fault fault) {
            consequences().ofFailedRestart(fault);
        }

        @Override
        public void serves(Generation generation) {
            record.takeEarly(generation.number()).forEach(consequences()::ofEarly);
        }

        @Override
        public void move() {
            PluginLife.this.move();
        }
    }
}
