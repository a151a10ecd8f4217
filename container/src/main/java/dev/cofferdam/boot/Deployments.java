package dev.cofferdam.boot;

import dev.cofferdam.deploy.FolderChange;
import dev.cofferdam.deploy.Outcome;
import dev.cofferdam.deploy.PluginTarget;
import dev.cofferdam.model.Revision;
import dev.cofferdam.supervise.PluginChange;
import dev.cofferdam.supervise.Supervisor;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries changes of the folder to the supervisor, and what became of them back. */
final class Deployments implements PluginTarget {
    private static final Logger LOG = LoggerFactory.getLogger(Deployments.class);

    private final Supervisor supervisor;
    private final Plans plans;
    private final BiConsumer<String, String> refusals;
    private final AtomicReference<CompletableFuture<Void>> first = new AtomicReference<>();

    /** Tells of a plan before it is carried out. */
    interface Plans {
        /** Tells what becomes of the plugins when these revisions take their places. */
        void announce(List<Revision> revisions) throws IOException;
    }

    Deployments(Supervisor supervisor, Plans plans, BiConsumer<String, String> refusals) {
        this.supervisor = supervisor;
        this.plans = plans;
        this.refusals = refusals;
    }

    @Override
    public void refused(String fileName, String reasons) {
        refusals.accept(fileName, reasons);
    }

    @Override
    public void apply(FolderChange change) {
        CompletableFuture<Void> retired = supervisor.retire(change.retire());
        CompletableFuture<Void> done = change.deploy().isEmpty()
                ? retired
                : supervisor.deploy(change.deploy(), moving -> announce(change.deploy()));
        first.compareAndSet(null, done);
    }

    private void announce(List<Revision> revisions) {
        try {
            plans.announce(revisions);
        } catch (IOException | RuntimeException e) {
            LOG.warn("What is about to be done cannot be told beforehand", e);
        }
    }

    /** Waits until what was in the folder at start has come up or not, no longer than the limit. */
    void awaitFirst(Duration limit) {
        CompletableFuture<Void> initial = first.get();
        if (initial != null) {
            initial.copy()
                    .completeOnTimeout(null, limit.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        }
    }

    static Outcome outcome(PluginChange change) {
        return switch (change.standing()) {
            case GOOD -> Outcome.ok();
            case REFUSED -> Outcome.waiting(change.text());
            case FAILED -> Outcome.failed(change.text());
        };
    }
}
