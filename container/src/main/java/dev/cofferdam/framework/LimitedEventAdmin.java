package dev.cofferdam.framework;

import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/**
 * Hands a plugin's events on, those that it posts within limits. It is defined {@linkplain PostedEvents beside} the types of
 * EventAdmin, which the host's class path need not have, so it may use nothing else of ours. No reflection either: a handler that
 * answers events within events runs out of stack in here. Thread-safe.
 */
public final class LimitedEventAdmin implements EventAdmin {
    private final EventAdmin admin;
    private final BooleanSupplier mayPost;

    /**
     * Stands before EventAdmin.
     *
     * @param admin EventAdmin, of the type that is known here
     * @param mayPost asked for each event that is posted; those that it says no to are dropped
     */
    public LimitedEventAdmin(Object admin, BooleanSupplier mayPost) {
        this.admin = (EventAdmin) admin;
        this.mayPost = Objects.requireNonNull(mayPost, "mayPost");
    }

    @Override
    public void postEvent(Event event) {
        if (mayPost.getAsBoolean()) {
            admin.postEvent(event);
        }
    }

    @Override
    public void sendEvent(Event event) {
        admin.sendEvent(event);
    }
}
