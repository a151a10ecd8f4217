package dev.cofferdam.framework;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.ServiceException;

/**
 * Finds out whose callback failed. What a listener or a service factory throws, the framework tells as an error event of the
 * bundle that it belongs to (OSGi Core 4.7.2, 5.6); what a component or an event handler throws, the services on board write to
 * the log on behalf of that bundle.
 */
final class Callbacks implements FrameworkListener {
    private final BiFunction<Bundle, Throwable, Optional<CallbackFailure>> owned;
    private final Consumer<CallbackFailure> told;

    /**
     * @param owned the failure, if the bundle is a generation of a plugin
     * @param told told of each; must return at once
     */
    Callbacks(BiFunction<Bundle, Throwable, Optional<CallbackFailure>> owned, Consumer<CallbackFailure> told) {
        this.owned = owned;
        this.told = told;
    }

    @Override
    public void frameworkEvent(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.ERROR && event.getThrowable() != null) {
            failed(event.getBundle(), event.getThrowable());
        }
    }

    /** Tells of what was thrown, unless it is a life cycle step's, whose caller has it already. */
    void failed(Bundle bundle, Throwable thrown) {
        if (!(thrown instanceof BundleException)) {
            owned.apply(bundle, unwrapped(thrown)).ifPresent(told);
        }
    }

    private static Throwable unwrapped(Throwable thrown) {
        return thrown instanceof ServiceException && thrown.getCause() != null ? thrown.getCause() : thrown;
    }
}
