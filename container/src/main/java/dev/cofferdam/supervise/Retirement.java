package dev.cofferdam.supervise;

import dev.cofferdam.framework.Installed;
import dev.cofferdam.framework.PluginBundle;
import dev.cofferdam.guard.PluginGuard;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultKind;
import java.time.Duration;
import java.util.Optional;

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
        Duration limit = around.settings().stop();
        old.bundle().withdraw(why);
        guard.awaitDrained(limit);
        return stop(old.bundle(), keep);
    }

    boolean stop(PluginBundle bundle, boolean keep) throws InterruptedException {
        Duration limit = around.settings().stop();
        Timed.Result stopped =
                Timed.run("cofferdam-stop-" + name, limit, bundle::stop, () -> discard(new Installed.Done(bundle)));
        if (stopped.end() == Timed.End.THREW) {
            note(FaultKind.STOP_FAILED, bundle, stopped.thrown().orElse("?"), stopped.frame());
        } else if (stopped.end() != Timed.End.RETURNED) {
            note(
                    FaultKind.STOP_TIMED_OUT,
                    bundle,
                    "it did not return within " + limit.toMillis() + " ms; its thread was "
                            + (stopped.end() == Timed.End.ABANDONED ? "abandoned" : "interrupted"),
                    stopped.frame());
        }
        boolean down = stopped.end() != Timed.End.ABANDONED;
        if (down && !keep) {
            bundle.uninstall();
        }
        return down;
    }

    private void note(FaultKind kind, PluginBundle bundle, String what, Optional<String> frame) {
        Fault fault = new Fault(
                kind,
                name,
                bundle.generation(),
                "stop",
                what,
                frame,
                around.clock().instant());
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
