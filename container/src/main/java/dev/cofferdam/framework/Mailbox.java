package dev.cofferdam.framework;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers asynchronous events to the listeners of one generation, one after another in the order in which they come, on a thread
 * that is there while there are any. Thread-safe.
 */
final class Mailbox {
    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);
    /** Whose listener does not return misses what is more than that. */
    private static final int MOST = 10_000;

    private final Bundle owner;
    private final ListenerWatch watch;
    private final Consumer<Failure> failed;
    private final Deque<Runnable> waiting = new ArrayDeque<>(1);
    private boolean working;
    private boolean closed;

    /** @param failed told of what listeners throw */
    Mailbox(Bundle owner, ListenerWatch watch, Consumer<Failure> failed) {
        this.owner = owner;
        this.watch = watch;
        this.failed = failed;
    }

    /**
     * A listener threw.
     *
     * @param ofError whether that was while it was told of an error: then nobody is told of another
     */
    record Failure(Bundle bundle, Throwable thrown, boolean ofError) {}

    /** What is to be registered in place of a listener to bundles. */
    BundleListener ofBundles(BundleListener listener) {
        return event -> add(() -> invokeBundleListenerCallback(listener, event));
    }

    /** What is to be registered in place of a listener to the framework. */
    FrameworkListener ofFramework(FrameworkListener listener) {
        return event -> add(() -> invokeFrameworkListenerCallback(listener, event));
    }

    /** The generation's listeners are gone: who has not been told yet is not told any more. */
    synchronized void close() {
        closed = true;
        waiting.clear();
    }

    private void add(Runnable delivery) {
        boolean idle;
        synchronized (this) {
            if (closed || waiting.size() >= MOST) {
                return;
            }
            if (waiting.size() == MOST - 1) {
                LOG.warn("'{}' is not told of further events: it is behind with {}.", owner.getSymbolicName(), MOST);
            }
            waiting.add(delivery);
            idle = !working;
            working = true;
        }
        if (idle) {
            begin();
        }
    }

    private void begin() {
        try {
            watch.run(this::work);
        } catch (RejectedExecutionException closing) {
            close();
        }
    }

    private void work() {
        for (Optional<Runnable> next = next(); next.isPresent(); next = next()) {
            Telling telling = watch.begin();
            try {
                next.get().run();
            } finally {
                telling.end();
            }
        }
    }

    private synchronized Optional<Runnable> next() {
        Optional<Runnable> next = Optional.ofNullable(waiting.poll());
        working = next.isPresent();
        return next;
    }

    /** Named like Felix's, which tell {@link ListenerFrames} what is called. */
    private void invokeBundleListenerCallback(BundleListener listener, BundleEvent event) {
        try {
            if (isUp()) {
                listener.bundleChanged(event);
            }
        } catch (Throwable thrown) {
            failed.accept(new Failure(owner, thrown, false));
        }
    }

    private void invokeFrameworkListenerCallback(FrameworkListener listener, FrameworkEvent event) {
        try {
            if (isUp()) {
                listener.frameworkEvent(event);
            }
        } catch (Throwable thrown) {
            failed.accept(new Failure(owner, thrown, event.getType() == FrameworkEvent.ERROR));
        }
    }

    /** Only who is up is told (OSGi Core 4.7.3). */
    private boolean isUp() {
        return owner.getState() == Bundle.ACTIVE || owner.getState() == Bundle.STARTING;
    }
}
