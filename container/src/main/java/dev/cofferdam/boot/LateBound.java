package dev.cofferdam.boot;

import dev.cofferdam.model.Fault;
import dev.cofferdam.supervise.PluginChange;
import dev.cofferdam.supervise.Supervisor;
import java.util.function.Consumer;

/** Leads from lower rooms to higher ones that are built after them. Nothing comes before they are. */
final class LateBound {
    private volatile Consumer<Fault> faults = fault -> {};
    private volatile Consumer<PluginChange> changes = change -> {};

    void supervisor(Supervisor supervisor) {
        faults = supervisor::submit;
    }

    void changes(Consumer<PluginChange> consumer) {
        changes = consumer;
    }

    void fault(Fault fault) {
        faults.accept(fault);
    }

    void change(PluginChange change) {
        changes.accept(change);
    }
}
