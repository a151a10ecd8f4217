package dev.cofferdam.guard;

import java.util.concurrent.Flow;

/** What a caller gets for a plugin's publisher: each subscription is looked after by itself. */
final class GuardedPublisher implements Flow.Publisher<Object> {
    private final ResultCall call;
    private final Flow.Publisher<Object> guarded;

    private GuardedPublisher(ResultCall call, Flow.Publisher<Object> guarded) {
        this.call = call;
        this.guarded = guarded;
    }

    @SuppressWarnings("unchecked") // of objects, whatever they are
    static Object of(Object result, ResultCall call) {
        return result instanceof Flow.Publisher<?> publisher
                ? new GuardedPublisher(call, (Flow.Publisher<Object>) call.guarded(Flow.Publisher.class, publisher))
                : result;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super Object> subscriber) {
        if (subscriber == null) {
            throw new NullPointerException("subscriber");
        }
        new GuardedSubscription(call, subscriber).subscribeTo(guarded);
    }
}
