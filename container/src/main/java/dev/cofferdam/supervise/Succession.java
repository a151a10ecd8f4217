package dev.cofferdam.supervise;

import dev.cofferdam.framework.Installed;
import dev.cofferdam.framework.PluginBundle;
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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a new generation of one plugin into service, in the place of the one before where there is one. Confined to its lane. */
final class Succession {
    private static final Logger LOG = LoggerFactory.getLogger(Succession.class);
    private static final int MOST_HELD_UP = 3;

    private final String name;
    private final Surroundings around;
    private final PluginRecord record;
    private final Retirement retirement;
    private final Inheritance inheritance;
    private final Ending ending;
    private final Proving proving;
    private final Returning returning;
    private final Followup followup;

    Succession(
            String name,
            Surroundings around,
            PluginRecord record,
            Retirement retirement,
            Inheritance inheritance,
            Ending ending,
            Proving proving,
            Followup followup) {
        this.name = name;
        this.around = around;
        this.record = record;
        this.retirement = retirement;
        this.inheritance = inheritance;
        this.ending = ending;
        this.proving = proving;
        this.followup = followup;
        returning = new Returning(name, around, record, retirement, inheritance, followup::restartFailed);
    }

    /** Why a generation is launched. */
    enum Cause {
        DEPLOYED,
        ASKED_FOR,
        RESTART,
        RETRY,
        WAITED,
        MOVED
    }

    /** What a launch leads to in the plugin's further life. */
    interface Followup {
        /** A restart failed, for this reason: what is to become of the plugin is to be decided. */
        void restartFailed(Fault fault);

        /** It serves: what it did while it started is to be decided on. */
        void serves(Generation generation);

        /** It has to move on to other providers. */
        void move();
    }

    /** Installs a generation ahead of its launch. */
    Installed install(Revision revision) {
        return around.framework().install(revision, record.nextGeneration());
    }

    /** Launches a generation that goes alone. */
    void launch(Revision revision, Cause cause) throws InterruptedException {
        Optional<PluginBundle> parked = record.takeParked(revision);
        Installed installed = parked.<Installed>map(
                        generation -> new Installed.Done(generation.again(record.nextGeneration())))
                .orElseGet(() -> install(revision));
        launch(revision, installed, cause, Convoy.alone(name));
    }

    /** Launches an installed generation, together with others. */
    void launch(Revision revision, Installed installed, Cause cause, Convoy convoy) throws InterruptedException {
        try {
            if (installed instanceof Installed.Rejected rejected && cause == Cause.RESTART) {
                restartFailed("cannot be installed", Optional.of(rejected.problem()));
            } else if (installed instanceof Installed.Rejected rejected) {
                record.live().ifPresent(live -> live.bundle().openToNewWires());
                refused(revision, List.of(unreadable(revision, rejected.problem())), cause);
            } else {
                launch(new Generation(((Installed.Done) installed).bundle(), revision), cause, convoy);
            }
        } finally {
            convoy.leave(name);
        }
    }

    private void launch(Generation next, Cause cause, Convoy convoy) throws InterruptedException {
        Optional<Generation> old = record.live();
        old.ifPresent(live -> live.bundle().closeToNewWires());
        if (!convoy.awaitNeeded(name)) {
            calledOff(next, old, cause);
            return;
        }
        record.starting(next.revision());
        Launch.Result result = tried(next, old);
        if (result instanceof Launch.Result.Refused
                && !next.bundle().dependents().isEmpty()) {
            // what it lacked has come meanwhile, with a plugin that needs it and was resolved together with it
            result = tried(next, old);
        }
        if (result instanceof Launch.Result.Up up) {
            record.heldUpNoMore();
            convoy.passWithAll(name, Convoy.Phase.STARTED);
            up(next, old, up.findings(), cause, convoy);
            return;
        }
        old.ifPresent(live -> live.bundle().openToNewWires());
        next.bundle().closeToNewWires();
        Set<String> wiredToIt = next.bundle().dependents();
        convoy.leave(name);
        if (result instanceof Launch.Result.Refused refused) {
            next.bundle().uninstall();
            refused(next.revision(), refused.findings(), cause);
        } else if (result instanceof Launch.Result.Faulted faulted) {
            if (!faulted.abandoned()) {
                retirement.stop(next.bundle(), false);
            }
            faulted(next.revision(), old, faulted.fault(), cause);
        } else if (result instanceof Launch.Result.HeldUp heldUp) {
            heldUp(next.revision(), heldUp.by(), cause);
        }
        around.peers().move(wiredToIt);
    }

    /** By another plugin's doing: it starts anew, as a further generation, unless that happens again and again. */
    private void heldUp(Revision revision, String by, Cause cause) throws InterruptedException {
        if (record.heldUp() <= MOST_HELD_UP) {
            LOG.warn("'{}' does not start: a listener of '{}' holds it up; it is started anew", name, by);
            launch(revision, cause);
        } else {
            record.heldUpNoMore();
            restartFailed("held up by a listener of '" + by + "'", Optional.empty());
        }
    }

    private Launch.Result tried(Generation next, Optional<Generation> old) throws InterruptedException {
        boolean stopFirst = old.isPresent() && around.rules(name).update().order() == UpdateRules.Order.STOP_FIRST;
        return around.launch()
                .run(
                        next.bundle(),
                        old.map(Generation::bundle),
                        around.rules(name).start(),
                        stopFirst ? () -> retirement.vacate(old.get()) : () -> {},
                        next.bundle()::uninstall);
    }

    /** Those that it would be wired to have not come up. A revision that is new goes alone then, one that runs already stays. */
    private void calledOff(Generation next, Optional<Generation> old, Cause cause) throws InterruptedException {
        old.ifPresent(live -> live.bundle().openToNewWires());
        next.bundle().uninstall();
        if (cause == Cause.DEPLOYED) {
            launch(next.revision(), cause);
        }
    }

    private void up(Generation next, Optional<Generation> old, List<Finding> findings, Cause cause, Convoy convoy)
            throws InterruptedException {
        Optional<String> without = inherited(next, old);
        next.bundle().offerNew();
        convoy.passWithAll(name, Convoy.Phase.OFFERED);
        next.bundle().goLive();
        around.framework().endHold(name, "the service is not offered any more");
        boolean update = cause == Cause.DEPLOYED || cause == Cause.WAITED;
        Successor successor = successor(next, old, update || convoy.several(), convoy);
        record.up(next, findings, update, without.orElse(""), successor.probation(), successor.kept());
        proving.begin(next, successor.probation(), successor.length());
        report(
                next.revision(),
                Standing.GOOD,
                "runs as generation " + next.number()
                        + without.map(why -> "; it " + why).orElse(""));
        convoy.passWithAll(name, Convoy.Phase.LIVE);
        succeed(next, old, successor, convoy);
        ending.releaseParked();
        followup.serves(next);
        if (next.bundle().wiredToGone()) {
            // its provider left after it was resolved, and did not know of it yet
            followup.move();
        }
        if (update || next.bundle().exporting()) {
            around.peers().providersChanged();
        }
    }

    /** Gives the state to the generation that is to serve; calls wait while the one before leaves it. */
    private Optional<String> inherited(Generation next, Optional<Generation> old) throws InterruptedException {
        if (!inheritance.has(next)) {
            return Optional.empty();
        }
        Optional<Generation> leaving =
                old.filter(each -> each.bundle().running()).filter(inheritance::has);
        if (leaving.isPresent()) {
            retirement.leaveState(leaving.get());
        }
        return inheritance.take(next);
    }

    /**
     * What a generation that is to serve now finds.
     *
     * @param kept the one before, if it is to stand by
     * @param probation the one that it is on
     * @param length how long probations are now
     */
    private record Successor(Optional<Generation> kept, Optional<Probation> probation, Duration length) {}

    /** The one before stands by until the probation is over, unless an older one does. */
    private Successor successor(Generation next, Optional<Generation> old, boolean update, Convoy convoy) {
        Duration length = around.rules(name).update().probation();
        boolean keeps = update && !length.isZero() && !record.hasStandby();
        Optional<Generation> kept = old.filter(each -> keeps);
        return new Successor(kept, proving.ahead(next, kept, length, convoy), length);
    }

    private void succeed(Generation next, Optional<Generation> old, Successor successor, Convoy convoy)
            throws InterruptedException {
        if (convoy.several()) {
            retirement.drain();
            convoy.passWithAll(name, Convoy.Phase.DRAINED);
        }
        Optional<Generation> kept = successor.kept();
        kept.ifPresent(each -> each.bundle().withdraw("this generation was replaced"));
        if (old.isPresent() && kept.isEmpty()) {
            Set<String> dependents = old.get().bundle().dependents();
            retirement.retire(old.get(), "this generation was replaced", false);
            around.peers().move(dependents);
        }
    }

    private void refused(Revision revision, List<Finding> findings, Cause cause) throws InterruptedException {
        boolean news = record.refused(findings) || cause == Cause.DEPLOYED;
        if (cause == Cause.RESTART) {
            record.restartRefused();
        }
        if (record.live().isPresent() && (cause == Cause.DEPLOYED || cause == Cause.WAITED)) {
            record.waits(revision);
        }
        String text = new Verdict(revision.toString(), findings).text();
        if (cause == Cause.MOVED && record.live().filter(this::lostItsProvider).isPresent()) {
            ending.shutDown(PluginState.REFUSED, "what it was wired to is gone", false);
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

    private void faulted(Revision revision, Optional<Generation> old, Fault fault, Cause cause)
            throws InterruptedException {
        around.upward().faults().accept(fault);
        if (cause == Cause.RESTART) {
            followup.restartFailed(fault);
            return;
        }
        boolean before = record.failed(fault);
        Optional<Generation> stopped = old.filter(each -> !each.bundle().running());
        if (stopped.isPresent()) {
            boolean serves = returning.resume(stopped.get(), "an update did not start: " + fault.line());
            report(revision, Standing.FAILED, didNotStart(fault, serves, "was started again"));
        } else {
            report(revision, Standing.FAILED, didNotStart(fault, before, "serves on"));
        }
    }

    /** A restart came to nothing, and not by what the plugin did when it started. */
    void restartFailed(String what, Optional<String> message) {
        FaultOrigin origin = FaultOrigin.step(
                name,
                record.generations(),
                "start",
                Optional.empty(),
                around.clock().instant());
        Fault fault = new Fault.StartFailed(origin, new Thrown(what, message));
        around.upward().faults().accept(fault);
        followup.restartFailed(fault);
    }

    private static String didNotStart(Fault fault, boolean before, String what) {
        return "did not start" + (before ? "; the generation before " + what : "") + ": " + fault.line();
    }

    /** The generation that serves has not passed its probation. */
    void returned(Probation probation, String why) throws InterruptedException {
        returning.run(probation, why);
        if (record.live().filter(live -> live.bundle().wiredToGone()).isPresent()) {
            followup.move();
        }
        around.peers().providersChanged();
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
        around.tell(record.change(revision, standing, text));
    }
}
