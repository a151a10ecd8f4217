package dev.cofferdam.guard;

import dev.cofferdam.api.fault.PluginException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** What a caller gets for a plugin's promise: one of the same library, resolved by the boundary. */
final class GuardedPromise implements PendingResult {
    private final PromiseLibrary library;
    private final ResultCall call;
    private final Object deferred;
    /** Let go of at the end, because it is the plugin's. */
    private final AtomicReference<Optional<Object>> promise;
    /** Whether what came could not be dealt with. */
    private volatile boolean lost;
    /** How often in a row the watch has found the plugin's promise resolved, and this one not. */
    private volatile int unheard;

    private GuardedPromise(PromiseLibrary library, ResultCall call, Object promise) {
        this.library = library;
        this.call = call;
        this.deferred = library.deferred();
        this.promise = new AtomicReference<>(Optional.of(promise));
    }

    static Object of(PromiseLibrary library, Object result, ResultCall call) {
        if (!library.isPromise(result)) {
            return result;
        }
        GuardedPromise guarded = new GuardedPromise(library, call, result);
        library.onResolve(result, guarded::came);
        call.guard().results().add(guarded);
        if (guarded.over()) {
            call.guard().results().remove(guarded);
        }
        return library.promise(guarded.deferred);
    }

    /** On a thread of the library's, or the plugin's; the library would keep what is thrown here to itself. */
    private void came() {
        try {
            take();
        } catch (StackOverflowError | LinkageError noStack) {
            lost = true;
        }
    }

    private void take() {
        Optional<Object> theirs = promise.get();
        if (theirs.isEmpty()) {
            return;
        }
        Optional<Throwable> failure = library.failure(theirs.get());
        if (failure.isPresent()) {
            StackProbe.demand();
            call.deliver(call.classify(failure.get()), this::failed);
        } else {
            Object value = library.value(theirs.get());
            if (end()) {
                library.resolve(deferred, value);
            }
        }
    }

    private void failed(Throwable given) {
        if (end()) {
            library.fail(deferred, given);
        }
    }

    /** Not even {@link #came} may have been called. */
    @Override
    public boolean lost() {
        unheard = promise.get().filter(library::isKnownDone).isPresent() ? unheard + 1 : 0;
        return lost || unheard == GuardedFuture.UNHEARD;
    }

    @Override
    public void again() {
        lost = false;
        came();
    }

    @Override
    public ResultCall call() {
        return call;
    }

    @Override
    public boolean over() {
        return promise.get().isEmpty();
    }

    @Override
    public boolean overdue(long now, long deadline) {
        return call.overdue(call.since(), now, deadline);
    }

    /** A promise cannot be cancelled: the plugin is told nothing. */
    @Override
    public void fail(PluginException why) {
        failed(why);
    }

    private boolean end() {
        call.guard().results().remove(this);
        return promise.getAndSet(Optional.empty()).isPresent();
    }
}
