package dev.cofferdam.supervise;

import dev.cofferdam.framework.RetiredLoader;
import dev.cofferdam.model.Fault;
import dev.cofferdam.model.FaultOrigin;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Watches the class loaders of generations that have retired until they are collected. One that outlives several full
 * collections is reported, once. No collection is ever asked for. Thread-safe.
 */
final class LeakWatch {
    /** How many it may outlive: softly held caches of the JDK may keep a loader for one or two. */
    static final int COLLECTIONS = 3;

    private final FullCollections collections;
    private final Clock clock;
    private final Consumer<Fault> faults;
    private final Queue<Watched> retired = new ConcurrentLinkedQueue<>();

    LeakWatch(FullCollections collections, Clock clock, Consumer<Fault> faults) {
        this.collections = collections;
        this.clock = clock;
        this.faults = faults;
    }

    /** A loader, and how many collections it has outlived while nobody had a right to it. */
    private static final class Watched {
        /** The first collection that is noticed may have begun before it retired. */
        private static final int NONE = -1;

        private final RetiredLoader loader;
        private int outlived = NONE;

        Watched(RetiredLoader loader) {
            this.loader = loader;
        }

        /** Whether it has outlived one more, and that was enough. */
        boolean outlivedEnough() {
            outlived = loader.wired() ? NONE : outlived + 1;
            return outlived >= COLLECTIONS;
        }
    }

    /** Watches one more; returns at once. */
    void add(RetiredLoader loader) {
        retired.add(new Watched(loader));
    }

    /** Whether there is anything to look at. */
    boolean watches() {
        return !retired.isEmpty();
    }

    /** Looks whether a collection has passed, and reports what has outlived enough of them. May wait for the framework. */
    void look() {
        leaked().forEach(loader -> faults.accept(new Fault.Leaked(
                FaultOrigin.step(loader.plugin(), loader.generation(), "retirement", Optional.empty(), clock.instant()),
                COLLECTIONS)));
    }

    private synchronized List<RetiredLoader> leaked() {
        if (!watches() || !collections.another()) {
            return List.of();
        }
        retired.removeIf(each -> each.loader.collected());
        List<RetiredLoader> leaked = new ArrayList<>();
        retired.removeIf(each -> each.outlivedEnough() && leaked.add(each.loader));
        return leaked;
    }
}
