package dev.cofferdam.guard;

import java.util.Iterator;

/**
 * A plugin's iterator, each step of which is a call. What a consumer does with all elements is done outside of the plugin:
 * its exceptions are its own.
 */
final class GuardedIterator implements Iterator<Object> {
    private final Iterator<?> guarded;

    private GuardedIterator(Iterator<?> guarded) {
        this.guarded = guarded;
    }

    static Object of(Object result, ResultCall call) {
        return result instanceof Iterator<?> iterator
                ? new GuardedIterator(call.guarded(Iterator.class, iterator))
                : result;
    }

    @Override
    public boolean hasNext() {
        return guarded.hasNext();
    }

    @Override
    public Object next() {
        return guarded.next();
    }

    @Override
    public void remove() {
        guarded.remove();
    }
}
