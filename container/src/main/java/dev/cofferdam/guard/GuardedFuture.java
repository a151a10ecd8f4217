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
    /** Looks of the watch, of which one may come while the other thread is just about to tell. */
    static final int UNHEARD = 2;

    private final ResultCall call;
    /** Let go of at the end, because it is the plugin's. */
    private final AtomicReference<Optional<CompletionStage<?>>> stage;

    private volatile Thread attaching;
    /** What could not be dealt with where it came. */
    private volatile boolean lost;

    private volatile Object lostValue;
    private volatile Throwable lostFailure;
    /** How often in a row the watch has found the plugin's stage complete, and this one not. */
    private volatile int unheard;

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

    /** Where no stack is left, the plugin's stage would keep what is thrown here to itself. */
    private void came(Object value, Throwable thrown) {
        try {
            take(value, thrown);
        } catch (StackOverflowError | LinkageError noStack) {
            lostValue = value;
            lostFailure = thrown;
            lost = true;
        }
    }

    private void take(Object value, Throwable thrown) {
        if (thrown == null) {
            end();
            complete(value);
        } else if (Thread.currentThread() == attaching) {
            failedAlready = Optional.of(thrown);
        } else if (!isDone()) {
            StackProbe.demand();
            call.deliver(call.classify(thrown), given -> {
                end();
                completeExceptionally(given);
            });
        }
    }

    /** Not even {@link #came} may have been called; whether a future of the JDK's is complete can be asked without any risk. */
    @Override
    public boolean lost() {
        boolean complete = stage.get()
                .filter(theirs ->
                        theirs.getClass() == CompletableFuture.class && ((CompletableFuture<?>) theirs).isDone())
                .isPresent();
        unheard = complete ? unheard + 1 : 0;
        return lost || unheard == UNHEARD;
    }

    @Override
    public void again() {
        if (lost) {
            lost = false;
            came(lostValue, lostFailure);
            lostValue = null;
            lostFailure = null;
        } else {
            stage.get().ifPresent(theirs -> theirs.whenComplete(this::came));
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
