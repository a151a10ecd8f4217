package dev.cofferdam.supervise;

import dev.cofferdam.model.PluginState;
import java.util.Optional;
import java.util.Set;

/** Takes one plugin out of service. Confined to its lane, but for {@link #silence}. */
final class Ending {
    private final String name;
    private final Surroundings around;
    private final PluginRecord record;
    private final Retirement retirement;
    private final Proving proving;

    Ending(String name, Surroundings around, PluginRecord record, Retirement retirement, Proving proving) {
        this.name = name;
        this.around = around;
        this.record = record;
        this.retirement = retirement;
        this.proving = proving;
    }

    /** Answers callers with the state and this reason from now on; from any thread. */
    void silence(PluginState next, String reason) {
        around.framework().silence(name, "it is " + next.word() + ": " + reason);
    }

    /** Stops it as was asked for: it leaves its state. */
    void shutDown(PluginState next, String why, boolean comesBack) throws InterruptedException {
        shutDown(next, why, comesBack, true);
    }

    /** @param planned whether it leaves its state; not after a fault */
    void shutDown(PluginState next, String why, boolean comesBack, boolean planned) throws InterruptedException {
        record.state(next, why);
        silence(next, why);
        stopGeneration(why, comesBack, planned);
        proving.callOff(why);
        if (!comesBack) {
            releaseParked();
        }
    }

    /** Stops the generation that serves. One that others are wired to is kept, so that they need not move. */
    void stopGeneration(String why, boolean comesBack, boolean planned) throws InterruptedException {
        Optional<Generation> old = record.takeLive();
        if (old.isPresent()) {
            Set<String> dependents = old.get().bundle().dependents();
            boolean keep = comesBack && !dependents.isEmpty();
            if (!keep) {
                old.get().bundle().closeToNewWires();
            }
            boolean stopped =
                    planned ? retirement.retirePlanned(old.get(), why, keep) : retirement.retire(old.get(), why, keep);
            if (keep && stopped) {
                record.park(old.get());
            } else {
                around.peers().move(dependents);
            }
        }
    }

    void releaseParked() {
        record.takeParked().ifPresent(parked -> {
            parked.bundle().closeToNewWires();
            Set<String> dependents = parked.bundle().dependents();
            parked.bundle().uninstall();
            around.peers().move(dependents);
        });
    }
}
