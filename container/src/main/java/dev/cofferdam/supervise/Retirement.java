package dev.cofferdam.supervise;

import dev.cofferdam.framework.Installed;
import dev.cofferdam.framework.PluginBundle;
import dev.cofferdam.guard.PluginGuard;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultOrigin;
import java.time.Duration;

/** Takes generations out of service: withdraw, drain, stop, uninstall, each within the limit. */
final class Retirement {
    private final String name;
    private final Surroundings around;
    private final PluginGuard guard;
    private final PluginRecord record;

    Retirement(String name, Surroundings around, PluginGuard guard, PluginRecord record) {
        this.name = name;
        this.around = around;
        this.guard = guard;
        this.record = record;
    }

    /** Retires a generation that served; answers whether it is down. One to be kept stays installed. */
    boolean retire(Generation old, String why, boolean keep) throws InterruptedException {
        Duration limit = around.rules(name).stop();
        old.bundle().withdraw(why);
        guard.awaitDrained(limit);
        return stop(old.bundle(), keep);
    }

    boolean stop(PluginBundle bundle, boolean keep) throws InterruptedException {
        Duration limit = around.rules(name).stop();
        Timed.Result stopped = Timed.run(
                around.pluginThreads().of(name),
                "cofferdam-stop-" + name,
                limit,
                bundle::stop,
                () -> discard(new Installed.Done(bundle)));
        FaultOrigin origin = FaultOrigin.step(
                name,
                bundle.generation(),
                "stop",
                stopped.frame(),
                around.clock().instant());
        if (stopped.end() == Timed.End.THREW) {
            note(new Fault.StopFailed(origin, stopped.thrown().orElseThrow()));
        } else if (stopped.end() != Timed.End.RETURNED) {
            note(new Fault.StopTimedOut(origin, limit, stopped.end() == Timed.End.ABANDONED));
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
