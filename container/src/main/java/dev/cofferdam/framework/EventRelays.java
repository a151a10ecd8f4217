package dev.cofferdam.framework;

import java.lang.reflect.Field;
import java.util.EventListener;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongPredicate;
import org.apache.felix.framework.EventDispatcher;
import org.apache.felix.framework.Felix;
import org.apache.felix.framework.Logger;
import org.apache.felix.framework.ServiceRegistry;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleListener;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.hooks.service.ListenerHook;

/**
 * Keeps plugins off the one thread of the JVM that delivers asynchronous events for Felix: a listener that does not return would
 * hold up those of all others. Each generation has a {@linkplain Mailbox mailbox} of its own, so that its events keep their order
 * (OSGi Core 4.7.3). What the framework tells of errors is told without code of plugins, too. Felix has its dispatcher
 * in a field that can be had by reflection alone. Thread-safe.
 */
final class EventRelays extends EventDispatcher {
    private final LongPredicate plugins;
    private final ListenerWatch watch;
    private final Logger log;
    private final Map<BundleContext, Mailbox> mailboxes = new ConcurrentHashMap<>();
    private final Map<Place, EventListener> relays = new ConcurrentHashMap<>();

    private EventRelays(ServiceRegistry registry, LongPredicate plugins, ListenerWatch watch, Logger log) {
        super(log, registry);
        this.plugins = plugins;
        this.watch = watch;
        this.log = log;
    }

    /** Where a listener is: the same object may be one for several bundles, and of several kinds. */
    private record Place(BundleContext context, Class<?> type, Identity listener) {}

    /** An object, whatever it takes itself for. */
    private record Identity(Object of) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Identity identity && identity.of == of;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(of);
        }
    }

    /**
     * Puts itself into a framework that is not initialised yet.
     *
     * @param plugins whether the bundle with this id is a plugin
     */
    static void into(Felix felix, LongPredicate plugins, ListenerWatch watch, Logger log) {
        try {
            Field registry = Felix.class.getDeclaredField("m_registry");
            registry.setAccessible(true);
            Field dispatcher = Felix.class.getDeclaredField("m_dispatcher");
            dispatcher.setAccessible(true);
            dispatcher.set(felix, new EventRelays((ServiceRegistry) registry.get(felix), plugins, watch, log));
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new IllegalStateException("this is not the Felix that the container was built with", e);
        }
    }

    @Override
    @SuppressWarnings("rawtypes") // the superclass's signature
    public Filter addListener(BundleContext context, Class type, EventListener listener, Filter filter) {
        if (!isAsynchronous(type, listener) || !plugins.test(context.getBundle().getBundleId())) {
            return super.addListener(context, type, listener, filter);
        }
        Mailbox mailbox =
                mailboxes.computeIfAbsent(context, owner -> new Mailbox(owner.getBundle(), watch, this::failed));
        EventListener relay = relays.computeIfAbsent(
                new Place(context, type, new Identity(listener)), place -> relay(mailbox, place.type(), listener));
        return super.addListener(context, type, relay, filter);
    }

    @Override
    @SuppressWarnings("rawtypes") // the superclass's signature
    public ListenerHook.ListenerInfo removeListener(BundleContext context, Class type, EventListener listener) {
        EventListener relay = relays.remove(new Place(context, type, new Identity(listener)));
        return super.removeListener(context, type, Optional.ofNullable(relay).orElse(listener));
    }

    @Override
    public void removeListeners(BundleContext context) {
        super.removeListeners(context);
        relays.keySet().removeIf(place -> place.context() == context);
        Optional.ofNullable(mailboxes.remove(context)).ifPresent(Mailbox::close);
    }

    @Override
    public void fireFrameworkEvent(FrameworkEvent event) {
        super.fireFrameworkEvent(
                event.getThrowable() == null || Askable.is(event.getThrowable())
                        ? event
                        : new FrameworkEvent(
                                event.getType(), event.getBundle(), Askable.instead(event.getThrowable())));
    }

    /** As Felix does it, for {@link Callbacks} to find. */
    private void failed(Mailbox.Failure failure) {
        log.log(failure.bundle(), Logger.LOG_ERROR, Callbacks.DISPATCH, failure.thrown());
        if (!failure.ofError()) {
            fireFrameworkEvent(new FrameworkEvent(FrameworkEvent.ERROR, failure.bundle(), failure.thrown()));
        }
    }

    private static EventListener relay(Mailbox mailbox, Class<?> type, EventListener listener) {
        return type == FrameworkListener.class
                ? mailbox.ofFramework((FrameworkListener) listener)
                : mailbox.ofBundles((BundleListener) listener);
    }

    private static boolean isAsynchronous(Class<?> type, EventListener listener) {
        return type == FrameworkListener.class
                || type == BundleListener.class && !(listener instanceof SynchronousBundleListener);
    }
}
