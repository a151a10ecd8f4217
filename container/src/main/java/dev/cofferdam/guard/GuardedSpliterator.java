package dev.cofferdam.guard;

import java.util.Comparator;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The source of a plugin's stream, each step of which is a call. What the consumer's part of the pipeline does with the
 * elements is done outside of the plugin.
 */
final class GuardedSpliterator implements Spliterator<Object> {
    private final ResultCall call;
    private final Spliterator<Object> guarded;

    private GuardedSpliterator(ResultCall call, Spliterator<Object> guarded) {
        this.call = call;
        this.guarded = guarded;
    }

    /** The same stream, made anew from its source; nothing of it is run yet. */
    static Object stream(Object result, ResultCall call) {
        if (!(result instanceof Stream<?> stream)) {
            return result;
        }
        AutoCloseable end = call.guarded(AutoCloseable.class, stream);
        boolean parallel = stream.isParallel();
        return StreamSupport.stream(guarded(stream.spliterator(), call), parallel)
                .onClose(() -> close(end));
    }

    @SuppressWarnings("unchecked") // of objects, whatever they are
    private static GuardedSpliterator guarded(Spliterator<?> theirs, ResultCall call) {
        return new GuardedSpliterator(call, (Spliterator<Object>) call.guarded(Spliterator.class, theirs));
    }

    private static void close(AutoCloseable end) {
        try {
            end.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a stream cannot be closed", e);
        }
    }

    @Override
    public boolean tryAdvance(Consumer<? super Object> action) {
        Object[] element = new Object[1];
        boolean advanced = guarded.tryAdvance(next -> element[0] = next);
        if (advanced) {
            action.accept(element[0]);
        }
        return advanced;
    }

    @Override
    public Spliterator<Object> trySplit() {
        Spliterator<Object> part = guarded.trySplit();
        return part == null ? part : guarded(part, call);
    }

    @Override
    public long estimateSize() {
        return guarded.estimateSize();
    }

    @Override
    public int characteristics() {
        return guarded.characteristics();
    }

    @Override
    public Comparator<? super Object> getComparator() {
        return guarded.getComparator();
    }
}
