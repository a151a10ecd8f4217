package dev.cofferdam.boot;

import dev.cofferdam.deploy.FolderChange;
import dev.cofferdam.deploy.Outcome;
import dev.cofferdam.deploy.PluginTarget;
import dev.cofferdam.supervise.PluginChange;
import dev.cofferdam.supervise.Supervisor;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

/** Carries changes of the folder to the supervisor, and what became of them back. */
final class Deployments implements PluginTarget {
    private final Supervisor supervisor;
    private final BiConsumer<String, String> refusals;
    private final AtomicReference<CompletableFuture<Void>> first = new AtomicReference<>();

    Deployments(Supervisor supervisor, BiConsumer<String, String> refusals) {
        this.supervisor = supervisor;
        this.refusals = refusals;
    }

    @Override
    public void refused(String fileName, String reasons) {
        refusals.accept(fileName, reasons);
    }

    @Override
    public void apply(FolderChange change) {
        CompletableFuture<Void> retired = supervisor.retire(change.retire());
        CompletableFuture<Void> done =
                change.deploy().isEmpty() ? retired : supervisor.deploy(change.deploy(), moving -> {});
        first.compareAndSet(null, done);
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
