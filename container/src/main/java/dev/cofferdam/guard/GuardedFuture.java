package dev.cofferdam.guard;

import dev.cofferdam.api.fault.PluginException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What a caller gets for a plugin's stage. It completes as that one does, on the same thread; it fails by what the boundary
 * makes of the failure, on a thread of the boundary's; and it fails when the plugin is late, or gone.
 */
final class GuardedFuture extends CompletableFuture<Object> implements PendingResult {
    private final ResultCall call;
    /** Let go of at the end, because it is the plugin's. */
    private final AtomicReference<Optional<CompletionStage<?>>> stage;

    private volatile Thread attaching;
    private Optional<Throwable> failedAlready = Optional.empty();

    private GuardedFuture(ResultCall call, CompletionStage<?> stage) {
        this.call = call;
        this.stage = new AtomicReference<>(Optional.of(stage));
    }

    static Object of(Object result, ResultCall call) {
        if (!(result instanceof CompletionStage<?> stage)) {
            return result;
        }
        GuardedFuture future = new GuardedFuture(call, stage);
        future.attach(stage);
        if (!future.isDone()) {
            call.guard().results().add(future);
            // it may have come in between
            if (future.isDone()) {
                call.guard().results().remove(future);
            }
        }
        return future;
    }

    /** A failure that is there already is dealt with once the plugin's frames are gone from this thread. */
    private void attach(CompletionStage<?> to) {
        attaching = Thread.currentThread();
        to.whenComplete(this::came);
        attaching = null;
        failedAlready.ifPresent(thrown -> {
            Throwable given = call.classify(thrown);
            call.guard().classifier().detach(call.type(), given);
            end();
            completeExceptionally(given);
        });
    }

    private void came(Object value, Throwable thrown) {
        if (thrown == null) {
            end();
            complete(value);
        } else if (Thread.currentThread() == attaching) {
            failedAlready = Optional.of(thrown);
        } else if (!isDone()) {
            call.deliver(call.classify(thrown), given -> {
                end();
                completeExceptionally(given);
            });
        }
    }

    @Override
    public ResultCall call() {
        return call;
    }

    @Override
    public boolean over() {
        return isDone();
    }

    @Override
    public boolean overdue(long now, long deadline) {
        return call.overdue(call.since(), now, deadline);
    }

    @Override
    public void fail(PluginException why) {
        Optional<CompletionStage<?>> late = end();
        completeExceptionally(why);
        late.ifPresent(this::cancel);
    }

    /** Goes through to the plugin's stage. */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        end().ifPresent(this::cancel);
        return cancelled;
    }

    /** What the plugin does then has the call deadline; what it throws counts, and does not concern the caller. */
    private void cancel(CompletionStage<?> theirs) {
        try {
            Future<?> future = theirs instanceof Future<?> already
                    ? already
                    : call.guarded(CompletionStage.class, theirs).toCompletableFuture();
            call.guarded(Future.class, future).cancel(true);
        } catch (RuntimeException counted) {
            return;
        }
    }

    private Optional<CompletionStage<?>> end() {
        call.guard().results().remove(this);
        return stage.getAndSet(Optional.empty());
    }
}
