package dev.cofferdam.supervise;

import dev.cofferdam.framework.Installed;
import dev.cofferdam.framework.PluginBundle;
import dev.cofferdam.guard.PluginGuard;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultOrigin;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes generations out of service: withdraw, drain, stop, uninstall, each within the limit. */
final class Retirement {
    private static final Logger LOG = LoggerFactory.getLogger(Retirement.class);

    private final String name;
    private final Surroundings around;
    private final PluginGuard guard;
    private final PluginRecord record;
    private final Inheritance inheritance;

    Retirement(String name, Surroundings around, PluginGuard guard, PluginRecord record, Inheritance inheritance) {
        this.name = name;
        this.around = around;
        this.guard = guard;
        this.record = record;
        this.inheritance = inheritance;
    }

    /** Retires a generation that served; answers whether it is down. One to be kept stays installed. */
    boolean retire(Generation old, String why, boolean keep) throws InterruptedException {
        withdraw(old, why);
        return stop(old.bundle(), keep);
    }

    /** Retires one whose stop is planned: it leaves its state to the next. */
    boolean retirePlanned(Generation old, String why, boolean keep) throws InterruptedException {
        withdraw(old, why);
        inheritance.leave(old);
        return stop(old.bundle(), keep);
    }

    private void withdraw(Generation old, String why) throws InterruptedException {
        old.bundle().withdraw(why);
        guard.awaitDrained(old.number(), around.rules(name).stop());
        guard.retired(old.number(), why);
    }

    /** Has a generation that serves leave its state to the one that is to take its place; calls wait meanwhile. */
    void leaveState(Generation old) throws InterruptedException {
        around.framework().hold(name, "its state is handed over");
        guard.awaitDrained(old.number(), around.rules(name).stop());
        inheritance.leave(old);
    }

    /**
     * Takes a generation down ahead of the one that is to take its place; calls wait for that one meanwhile, within the
     * call deadline. It leaves its state.
     */
    void vacate(Generation old) throws InterruptedException {
        around.framework().hold(name, "it is being updated");
        retirePlanned(old, "this generation is being replaced", true);
    }

    /** The same for one that has failed: it is not asked for its state. */
    void vacateFailed(Generation failed) throws InterruptedException {
        around.framework().hold(name, "the generation before takes its place again");
        retire(failed, "this generation did not pass its probation", false);
    }

    /** Waits for the calls that are in flight, within the limit. */
    void drain() throws InterruptedException {
        guard.awaitDrained(around.rules(name).stop());
    }

    boolean stop(PluginBundle bundle, boolean keep) throws InterruptedException {
        Duration limit = around.rules(name).stop();
        Timed.Result stopped = Timed.run(
                around.pluginThreads().of(name).unless(() -> bundle.heldUpBy().isPresent()),
                "cofferdam-stop-" + name,
                limit,
                () -> bundle.stop(limit),
                () -> discard(new Installed.Done(bundle)));
        FaultOrigin origin = FaultOrigin.step(
                name,
                bundle.generation(),
                "stop",
                stopped.frame(),
                around.clock().instant());
        Optional<String> heldUpBy = stopped.end() == Timed.End.ABANDONED ? bundle.heldUpBy() : Optional.empty();
        if (heldUpBy.isPresent()) {
            LOG.warn("'{}' does not stop: a listener of '{}' holds it up", name, heldUpBy.get());
        } else if (stopped.end() == Timed.End.THREW) {
            note(new Fault.StopFailed(origin, stopped.thrown().orElseThrow()));
        } else if (stopped.end() != Timed.End.RETURNED) {
            note(new Fault.StopTimedOut(origin, limit, stopped.hang()));
        }
        boolean down = stopped.end() != Timed.End.ABANDONED;
        if (down && !keep) {
            bundle.uninstall();
        }
        return down;
    }

    private void note(Fault fault) {
        record.note(fault);
        around.upward().faults().accept(fault);
    }

    /** Takes a bundle that never went live out again. */
    static void discard(Installed installed) {
        if (installed instanceof Installed.Done done) {
            done.bundle().uninstall();
        }
    }
}
