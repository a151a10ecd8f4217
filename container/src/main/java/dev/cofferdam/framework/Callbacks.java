package dev.cofferdam.framework;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.ServiceException;

/**
 * Finds out whose callback failed. What a service factory throws when a service is looked up that nothing stands in for, the
 * framework tells as an error event (OSGi Core 5.6), of the bundle that looked it up; what a listener throws, or a factory that is given a service back, Felix
 * writes to its log, on the thread that called it; what a component throws, the services on board write to the OSGi log on
 * behalf of its bundle.
 */
final class Callbacks implements FrameworkListener, FrameworkLog.Heard {
    private static final String SERVICE_FACTORY = "service factory";
    /** What Felix 7 writes when a listener throws. */
    static final String DISPATCH = "EventDispatcher: Error during dispatch.";
    /** What Felix 7 writes, and what it had called then. */
    private static final Map<String, String> LOGGED =
            Map.of(DISPATCH, "listener", "ServiceRegistrationImpl: Error ungetting service.", SERVICE_FACTORY);

    private final Owned owned;
    private final ListenerFrames frames;
    private final Consumer<CallbackFailure> told;

    /** Finds the generation of a plugin that a bundle is. */
    interface Owned {
        Optional<CallbackFailure> failure(Bundle bundle, String callback, Throwable thrown);
    }

    /**
     * @param owned the failure, if the bundle is a generation of a plugin
     * @param frames tells from stacks whose code it was
     * @param told told of each; must return at once
     */
    Callbacks(Owned owned, ListenerFrames frames, Consumer<CallbackFailure> told) {
        this.owned = owned;
        this.frames = frames;
        this.told = told;
    }

    @Override
    public void frameworkEvent(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.ERROR
                && event.getThrowable() instanceof ServiceException thrown
                && thrown.getCause() != null) {
            told(frames.factory(thrown.getCause()), SERVICE_FACTORY, thrown.getCause());
        }
    }

    private void told(Optional<Meddling.Hand> by, String callback, Throwable thrown) {
        by.map(hand -> new CallbackFailure(hand.plugin(), hand.generation(), callback, thrown))
                .ifPresent(told);
    }

    @Override
    public void error(Bundle bundle, String message, Throwable thrown) {
        String callback = LOGGED.get(message);
        if (callback != null) {
            failed(bundle, callback, thrown);
        }
    }

    /** Tells of what was thrown, unless it is a life cycle step's, whose caller has it already. */
    void failed(Bundle bundle, String callback, Throwable thrown) {
        Optional<CallbackFailure> failure = owned.failure(bundle, callback, thrown);
        if (failure.isPresent() && !(thrown instanceof BundleException)) {
            told.accept(failure.get());
        } else if (failure.isEmpty() && thrown instanceof StackOverflowError overflow) {
            // events that are answered by events run out of stack anywhere, also in code of ours and of the services on
            // board
            told(frames.ranOut(overflow), callback, thrown);
        }
    }
}
