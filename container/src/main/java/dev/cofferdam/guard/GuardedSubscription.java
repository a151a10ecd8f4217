package dev.cofferdam.guard;

import dev.cofferdam.api.fault.PluginException;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between a plugin's publisher and a consumer's subscriber. The plugin owes a signal from the time of subscribing
 * until {@code onSubscribe}, and from then on while more is requested than has come; each signal starts the time anew. The
 * consumer gets its signals one after another (Reactive Streams 1.3), also the one that the boundary ends it with.
 *
 * <p>Neither side's code is called under the lock.
 */
final class GuardedSubscription implements PendingResult {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedSubscription.class);
    private static final Flow.Subscription NONE = new Flow.Subscription() {
        @Override
        public void request(long n) {
            // there is nobody to ask
        }

        @Override
        public void cancel() {
            // there is nobody to tell
        }
    };

    private final ResultCall call;
    private final Flow.Subscriber<? super Object> subscriber;

    private Optional<Flow.Subscription> upstream = Optional.empty();
    private Optional<Consumer<Flow.Subscriber<? super Object>>> ending = Optional.empty();
    private boolean subscribed;
    /** Signals that the subscriber is being given at the moment; more than one where it requests within a signal. */
    private int giving;

    private long demand;
    /** Changes with each signal and each request that is the first to wait for one. */
    private long progress;

    /** What could not be dealt with where it came: the end, or a failure. */
    private volatile boolean lost;

    private volatile boolean lostEnd;
    private volatile Throwable lostFailure;

    private long seenProgress = -1;
    private long owedSince;

    GuardedSubscription(ResultCall call, Flow.Subscriber<? super Object> subscriber) {
        this.call = call;
        this.subscriber = subscriber;
    }

    void subscribeTo(Flow.Publisher<Object> guarded) {
        call.guard().results().add(this);
        try {
            guarded.subscribe(new Upward());
        } catch (PluginException e) {
            end(to -> to.onError(e), true);
        }
    }

    /** What the plugin is given. */
    private final class Upward implements Flow.Subscriber<Object> {
        @Override
        public void onSubscribe(Flow.Subscription theirs) {
            Flow.Subscription guarded = call.guarded(Flow.Subscription.class, theirs);
            if (begin(guarded)) {
                give(to -> to.onSubscribe(new Downward()));
            } else {
                // a second one, or one that nobody waits for any more (Reactive Streams 2.5)
                guarded.cancel();
            }
        }

        @Override
        public void onNext(Object item) {
            try {
                next(item);
            } catch (StackOverflowError | LinkageError noStack) {
                lost(noStack);
                throw noStack;
            }
        }

        private void next(Object item) {
            if (item == null) {
                onError(new NullPointerException("the publisher signalled null"));
            } else if (came()) {
                give(to -> to.onNext(item));
            }
        }

        @Override
        public void onError(Throwable thrown) {
            try {
                failed(thrown == null ? new NullPointerException("the publisher failed with null") : thrown);
            } catch (StackOverflowError | LinkageError noStack) {
                lost(thrown == null ? noStack : thrown);
            }
        }

        @Override
        public void onComplete() {
            try {
                completed();
            } catch (StackOverflowError | LinkageError noStack) {
                lostEnd = true;
                lost = true;
            }
        }
    }

    private void failed(Throwable cause) {
        if (!over()) {
            StackProbe.demand();
            call.deliver(call.classify(cause), given -> end(to -> to.onError(given), false));
        }
    }

    private void completed() {
        StackProbe.demand();
        end(Flow.Subscriber::onComplete, false);
    }

    /** No more than that: there is no stack. */
    private void lost(Throwable cause) {
        lostFailure = cause;
        lost = true;
    }

    /** What the consumer is given. */
    private final class Downward implements Flow.Subscription {
        @Override
        public void request(long n) {
            if (n <= 0) {
                end(to -> to.onError(new IllegalArgumentException("request(n) needs n > 0, is " + n)), true);
            } else {
                asked(n).ifPresent(theirs -> tellPlugin(() -> theirs.request(n)));
            }
        }

        @Override
        public void cancel() {
            end(to -> {}, true);
        }
    }

    @Override
    public boolean lost() {
        return lost;
    }

    @Override
    public void again() {
        if (!lost) {
            return;
        }
        lost = false;
        Throwable cause = lostFailure;
        lostFailure = null;
        if (cause != null) {
            failed(cause);
        } else if (lostEnd) {
            completed();
        }
    }

    @Override
    public ResultCall call() {
        return call;
    }

    @Override
    public synchronized boolean over() {
        return ending.isPresent();
    }

    @Override
    public synchronized boolean overdue(long now, long deadline) {
        if (progress != seenProgress || subscribed && demand == 0) {
            seenProgress = progress;
            owedSince = now;
        }
        return call.overdue(owedSince, now, deadline);
    }

    @Override
    public void fail(PluginException why) {
        end(to -> to.onError(why), true);
    }

    private synchronized boolean begin(Flow.Subscription theirs) {
        if (subscribed || ending.isPresent()) {
            return false;
        }
        subscribed = true;
        upstream = Optional.of(theirs);
        progress++;
        giving++;
        return true;
    }

    private synchronized boolean came() {
        if (ending.isPresent()) {
            return false;
        }
        progress++;
        demand -= demand == Long.MAX_VALUE || demand == 0 ? 0 : 1;
        giving++;
        return true;
    }

    private synchronized Optional<Flow.Subscription> asked(long n) {
        progress += demand == 0 ? 1 : 0;
        demand = demand + n < 0 ? Long.MAX_VALUE : demand + n;
        return upstream;
    }

    /** What the plugin throws then counts, and reaches the subscriber, not who requested (Reactive Streams 3.16). */
    private void tellPlugin(Runnable what) {
        try {
            what.run();
        } catch (PluginException e) {
            end(to -> to.onError(e), true);
        }
    }

    /** Gives a signal that has been counted as being given. Where a kill ends it, the last one is for another thread. */
    private void give(Consumer<Flow.Subscriber<? super Object>> signal) {
        try {
            signal(signal);
        } catch (Error e) {
            given().ifPresent(last -> call.guard().deliveries().add(() -> signal(last)));
            throw e;
        }
        given().ifPresent(this::signal);
    }

    /** The last signal, where it has waited for this one. */
    private synchronized Optional<Consumer<Flow.Subscriber<? super Object>>> given() {
        giving--;
        return giving == 0 ? ending : Optional.empty();
    }

    /** Gives the last signal, now or after those that are being given. */
    private void end(Consumer<Flow.Subscriber<? super Object>> lastSignal, boolean cancel) {
        Consumer<Flow.Subscriber<? super Object>> last;
        Optional<Flow.Subscription> theirs;
        boolean now;
        synchronized (this) {
            if (ending.isPresent()) {
                return;
            }
            last = subscribed ? lastSignal : afterSubscribing(lastSignal);
            ending = Optional.of(last);
            theirs = upstream;
            upstream = Optional.empty();
            now = giving == 0;
        }
        call.guard().results().remove(this);
        if (now) {
            signal(last);
        }
        if (cancel) {
            theirs.ifPresent(each -> tellPlugin(each::cancel));
        }
    }

    private static Consumer<Flow.Subscriber<? super Object>> afterSubscribing(
            Consumer<Flow.Subscriber<? super Object>> lastSignal) {
        return to -> {
            to.onSubscribe(NONE);
            lastSignal.accept(to);
        };
    }

    /** A subscriber must not throw (Reactive Streams 2.13); what it does is no concern of the plugin's. */
    private void signal(Consumer<Flow.Subscriber<? super Object>> signal) {
        try {
            signal.accept(subscriber);
        } catch (RuntimeException e) {
            LOG.warn(
                    "A subscriber of '{}' threw; its subscription is cancelled.",
                    call.guard().plugin(),
                    e);
            end(to -> {}, true);
        }
    }
}
