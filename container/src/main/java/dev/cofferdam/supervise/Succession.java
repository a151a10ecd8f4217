package dev.cofferdam.supervise;

import dev.cofferdam.framework.Installed;
import dev.cofferdam.framework.PluginBundle;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.Finding;
import dev.cofferdam.model.FindingKind;
import dev.cofferdam.model.PluginState;
import dev.cofferdam.model.Revision;
import dev.cofferdam.model.Severity;
import dev.cofferdam.model.Verdict;
import dev.cofferdam.supervise.PluginChange.Standing;
import dev.cofferdam.supervise.policy.Decision;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts a new generation of one plugin into service, in the place of the one before where there is one. Confined to its lane. */
final class Succession {
    private final String name;
    private final Surroundings around;
    private final PluginRecord record;
    private final Retirement retirement;
    private final Ending ending;
    private final Followup followup;

    Succession(
            String name,
            Surroundings around,
            PluginRecord record,
            Retirement retirement,
            Ending ending,
            Followup followup) {
        this.name = name;
        this.around = around;
        this.record = record;
        this.retirement = retirement;
        this.ending = ending;
        this.followup = followup;
    }

    /** Why a generation is launched. */
    enum Cause {
        DEPLOYED,
        ASKED_FOR,
        RESTART,
        RETRY,
        MOVED
    }

    /** What a launch leads to in the plugin's further life. */
    interface Followup {
        /** A restart failed: this was decided. */
        void decided(Decision decision);

        /** It has to move on to other providers. */
        void move();
    }

    /** Installs a generation ahead of its launch. */
    Installed install(Revision revision) {
        return around.framework().install(revision, record.nextGeneration());
    }

    void launch(Revision revision, Cause cause) throws InterruptedException {
        Optional<PluginBundle> parked = record.takeParked(revision);
        launch(
                revision,
                parked.<Installed>map(generation -> new Installed.Done(generation.again(record.nextGeneration())))
                        .orElseGet(() -> install(revision)),
                cause);
    }

    void launch(Revision revision, Installed installed, Cause cause) throws InterruptedException {
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
        ending.releaseParked();
        if (next.bundle().wiredToGone()) {
            // its provider left after it was resolved, and did not know of it yet
            followup.move();
        }
        if (cause == Cause.DEPLOYED || next.bundle().exporting()) {
            around.peers().providersChanged();
        }
    }

    private void refused(Revision revision, List<Finding> findings, Cause cause) throws InterruptedException {
        boolean news = record.refused(findings) || cause == Cause.DEPLOYED;
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

    private void faulted(Revision revision, Fault fault, Cause cause) {
        around.upward().faults().accept(fault);
        if (cause == Cause.RESTART) {
            followup.decided(record.failedRestart(fault, around.rules(name).restart()));
            return;
        }
        boolean serves = record.failed(fault);
        report(
                revision,
                Standing.FAILED,
                "did not start" + (serves ? "; the generation before serves on" : "") + ": " + fault.line());
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
