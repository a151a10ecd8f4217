package dev.cofferdam.guard;

import java.util.Iterator;

/** A plugin's iterable, whose iterators are guarded too. */
final class GuardedIterable implements Iterable<Object> {
    private final ResultCall call;
    private final Iterable<?> guarded;

    private GuardedIterable(ResultCall call, Iterable<?> guarded) {
        this.call = call;
        this.guarded = guarded;
    }

    static Object of(Object result, ResultCall call) {
        return result instanceof Iterable<?> iterable
                ? new GuardedIterable(call, call.guarded(Iterable.class, iterable))
                : result;
    }

    @Override
    @SuppressWarnings("unchecked") // of objects, whatever they are
    public Iterator<Object> iterator() {
        return (Iterator<Object>) GuardedIterator.of(guarded.iterator(), call);
    }
}
