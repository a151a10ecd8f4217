package dev.cofferdam.supervise;

import dev.cofferdam.framework.PluginBundle;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultOrigin;
import dev.cofferdam.model.Thrown;
import dev.cofferdam.supervise.PluginChange.Standing;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Leads callers back to the generation before: it still runs, or was stopped for the new one and starts again. Confined to the lane. */
final class Returning {
    private final String name;
    private final Surroundings around;
    private final PluginRecord record;
    private final Retirement retirement;
    private final Inheritance inheritance;
    private final Consumer<Fault> restartFailed;

    Returning(
            String name,
            Surroundings around,
            PluginRecord record,
            Retirement retirement,
            Inheritance inheritance,
            Consumer<Fault> restartFailed) {
        this.name = name;
        this.around = around;
        this.record = record;
        this.retirement = retirement;
        this.inheritance = inheritance;
        this.restartFailed = restartFailed;
    }

    /** The generation that serves has not passed this probation: the one before it, if it stands by, takes its place. */
    void run(Probation probation, String why) throws InterruptedException {
        Optional<Generation> failed = record.live();
        if (!record.isOn(probation) || failed.isEmpty()) {
            return; // something else took its place meanwhile
        }
        Optional<Generation> kept = record.probationOver();
        if (kept.isEmpty()) {
            return;
        }
        Set<String> dependents = failed.get().bundle().dependents();
        String reason = reason(failed.get(), kept.get(), why);
        if (kept.get().bundle().running()) {
            kept.get().bundle().goLive();
            record.returned(kept.get(), reason);
            report(failed.get(), kept.get(), true, why);
            retirement.retire(failed.get(), "this generation did not pass its probation", false);
        } else {
            retirement.vacateFailed(failed.get());
            report(failed.get(), kept.get(), resume(kept.get(), reason), why);
        }
        around.peers().move(dependents);
    }

    /** Starts a generation again that was stopped for another's sake; answers whether it serves. */
    boolean resume(Generation stopped, String reason) throws InterruptedException {
        PluginBundle bundle = stopped.bundle().again(record.nextGeneration());
        Generation again = new Generation(bundle, stopped.revision());
        bundle.openToNewWires();
        record.returning(again);
        Launch.Result result =
                around.launch().run(bundle, Optional.empty(), around.rules(name).start(), () -> {}, bundle::uninstall);
        if (result instanceof Launch.Result.Up) {
            inheritance
                    .take(again)
                    .ifPresent(why -> around.tell(record.change(
                            again.revision(),
                            Standing.GOOD,
                            "serves again as generation " + again.number() + "; it " + why)));
            bundle.goLive();
            record.returned(again, reason);
            around.framework().endHold(name, "the service is not offered any more");
            return true;
        }
        if (result instanceof Launch.Result.Faulted faulted) {
            failedAgain(faulted.fault());
        } else if (result instanceof Launch.Result.HeldUp heldUp) {
            FaultOrigin origin = FaultOrigin.step(
                    name,
                    bundle.generation(),
                    "start",
                    Optional.empty(),
                    around.clock().instant());
            Thrown what = new Thrown("held up by a listener of '" + heldUp.by() + "'", Optional.empty());
            failedAgain(new Fault.StartFailed(origin, what));
        }
        return false;
    }

    private void failedAgain(Fault fault) {
        around.framework().silence(name, "the generation before could not be started again: " + fault.line());
        around.upward().faults().accept(fault);
        restartFailed.accept(fault);
    }

    private static String reason(Generation failed, Generation back, String why) {
        return "returned to " + back.revision().version() + " from generation " + failed.number() + " of "
                + failed.revision().version() + ": " + why;
    }

    /** A revision that only moved together with others has not failed by itself. */
    private void report(Generation failed, Generation back, boolean serves, String why) {
        boolean moved = failed.revision().sha256().equals(back.revision().sha256());
        String serving = serves ? " serves again: " : " could not be started again either: ";
        if (moved) {
            String what = "returns from generation " + failed.number() + ", the one before" + serving + why;
            around.tell(record.change(back.revision(), Standing.GOOD, what));
        } else {
            String what = "did not pass its probation as version "
                    + failed.revision().version() + "; " + back.revision() + serving + why;
            around.tell(record.change(failed.revision(), Standing.FAILED, what));
        }
    }
}
