package dev.cofferdam.framework;

import java.util.Optional;
import java.util.function.Supplier;

/** Finds a value out when it is first asked for. For one thread. */
final class Once<T> implements Supplier<T> {
    private final Supplier<T> source;
    private Optional<T> value = Optional.empty();

    Once(Supplier<T> source) {
        this.source = source;
    }

    /** The value, if somebody has asked for it. */
    Optional<T> known() {
        return value;
    }

    @Override
    public T get() {
        if (value.isEmpty()) {
            value = Optional.of(source.get());
        }
        return value.get();
    }
}
