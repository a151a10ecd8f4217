package dev.cofferdam.framework;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
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
    /** What Felix 7 writes, and what it had called then. */
    private static final Map<String, String> LOGGED = Map.of(
            "EventDispatcher: Error during dispatch.",
            "listener",
            "ServiceRegistrationImpl: Error ungetting service.",
            SERVICE_FACTORY);

    private final Owned owned;
    private final Function<Throwable, Optional<Meddling.Hand>> factories;
    private final Consumer<CallbackFailure> told;

    /** Finds the generation of a plugin that a bundle is. */
    interface Owned {
        Optional<CallbackFailure> failure(Bundle bundle, String callback, Throwable thrown);
    }

    /**
     * @param owned the failure, if the bundle is a generation of a plugin
     * @param factories whose service factory threw it
     * @param told told of each; must return at once
     */
    Callbacks(Owned owned, Function<Throwable, Optional<Meddling.Hand>> factories, Consumer<CallbackFailure> told) {
        this.owned = owned;
        this.factories = factories;
        this.told = told;
    }

    @Override
    public void frameworkEvent(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.ERROR
                && event.getThrowable() instanceof ServiceException thrown
                && thrown.getCause() != null) {
            factories
                    .apply(thrown.getCause())
                    .map(by -> new CallbackFailure(by.plugin(), by.generation(), SERVICE_FACTORY, thrown.getCause()))
                    .ifPresent(told);
        }
    }

    @Override
    public void error(Bundle bundle, String message, Throwable thrown) {
        Optional.ofNullable(LOGGED.get(message)).ifPresent(callback -> failed(bundle, callback, thrown));
    }

    /** Tells of what was thrown, unless it is a life cycle step's, whose caller has it already. */
    void failed(Bundle bundle, String callback, Throwable thrown) {
        if (!(thrown instanceof BundleException)) {
            owned.failure(bundle, callback, thrown).ifPresent(told);
        }
    }
}
