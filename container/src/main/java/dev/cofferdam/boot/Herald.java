package dev.cofferdam.boot;

import dev.cofferdam.PluginEvent;
import dev.cofferdam.UpdatePlan;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.PluginState;
import dev.cofferdam.model.Revision;
import dev.cofferdam.supervise.PluginChange;
import dev.cofferdam.supervise.PluginChange.Standing;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log and all listeners what happens to plugins. A listener that throws is told on. */
final class Herald {
    private static final Logger LOG = LoggerFactory.getLogger("cofferdam");

    private final List<Consumer<PluginEvent>> listeners;

    Herald(List<Consumer<PluginEvent>> listeners) {
        this.listeners = new CopyOnWriteArrayList<>(listeners);
    }

    Runnable listen(Consumer<PluginEvent> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void fault(Fault fault) {
        LOG.debug("{} generation {}: {}", fault.plugin(), fault.generation(), fault.line());
    }

    void change(PluginChange change) {
        if (change.standing() == Standing.GOOD) {
            LOG.info("{} {}", change.revision(), change.text());
        } else {
            LOG.warn("{} {}", change.revision(), change.text());
        }
        tell(new PluginEvent(
                change.at(),
                change.plugin(),
                change.revision().version(),
                change.generation(),
                change.state(),
                change.text()));
    }

    /** Plugins are about to move because of a change to the folder. */
    void planned(
            Instant at,
            Collection<Revision> revisions,
            UpdatePlan plan,
            Function<String, Optional<PluginState>> states) {
        LOG.info("This is about to be done:\n{}", plan.text());
        revisions.forEach(revision -> tell(new PluginEvent(
                at,
                revision.plugin(),
                revision.version(),
                0,
                states.apply(revision.plugin()),
                "is planned:\n" + plan.text())));
    }

    /** A file in the folder is no plugin; the folder has logged it. */
    void refused(Instant at, String fileName, String reasons) {
        tell(new PluginEvent(at, fileName, "", 0, Optional.empty(), "cannot be used:\n" + reasons));
    }

    private void tell(PluginEvent event) {
        for (Consumer<PluginEvent> listener : listeners) {
            try {
                listener.accept(event);
            } catch (RuntimeException | Error e) {
                LOG.warn("A listener failed; the others are told nevertheless", e);
            }
        }
    }
}
