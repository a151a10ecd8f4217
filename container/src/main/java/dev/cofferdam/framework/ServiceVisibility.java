package dev.cofferdam.framework;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.osgi.framework.AllServiceListener;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.framework.hooks.service.ListenerHook.ListenerInfo;

/**
 * Who sees what in the service registry (OSGi Core 55): a plugin sees its own raw services and not the stand-ins for
 * them; everybody else sees the stand-ins and not the raw services.
 */
final class ServiceVisibility implements FindHook, EventListenerHook, AllServiceListener {
    /** The property that marks a stand-in. */
    static final String STAND_IN = ".cofferdam.stand-in";

    /** The mark's value; a bundle that copies the property's text does not have this object. */
    static final Object TOKEN = new Object() {
        @Override
        public String toString() {
            return "stand-in";
        }
    };

    /** What one provider offers to all, so that who offers it with the highest ranking would be believed by everybody. */
    private static final Set<String> ONE_FOR_ALL = Set.of(
            "org.osgi.service.cm.ConfigurationAdmin",
            "org.osgi.service.log.LogService",
            "org.osgi.service.log.LoggerFactory",
            "org.osgi.service.log.LogReaderService",
            "org.osgi.service.log.admin.LoggerAdmin",
            "org.osgi.service.event.EventAdmin",
            "org.osgi.service.metatype.MetaTypeService",
            "org.osgi.service.component.runtime.ServiceComponentRuntime",
            "org.osgi.service.resolver.Resolver",
            "org.osgi.service.packageadmin.PackageAdmin",
            "org.osgi.service.startlevel.StartLevel",
            "org.apache.felix.cm.PersistenceManager",
            "org.apache.felix.service.command.CommandProcessor",
            "org.apache.felix.service.threadio.ThreadIO",
            "dev.cofferdam.api.contract.Capabilities");

    private final LongFunction<Optional<GenerationServices>> generations;
    private final Consumer<ServiceReference<?>> registered;
    /** Those of them that the host or the bundles on board offer. */
    private final Set<String> taken = ConcurrentHashMap.newKeySet();

    /**
     * Nobody is told of anything yet.
     *
     * @param generations the services of the plugin generation that a bundle is, by bundle id
     * @param registered told of each service that comes, but for stand-ins, before anybody else
     */
    ServiceVisibility(
            LongFunction<Optional<GenerationServices>> generations, Consumer<ServiceReference<?>> registered) {
        this.generations = generations;
        this.registered = registered;
    }

    @Override
    public void find(
            BundleContext context,
            String name,
            String filter,
            boolean allServices,
            Collection<ServiceReference<?>> references) {
        references.removeIf(reference -> !visible(reference, id(context)));
    }

    @Override
    public void event(ServiceEvent event, Map<BundleContext, Collection<ListenerInfo>> listeners) {
        ServiceReference<?> reference = event.getServiceReference();
        if (event.getType() != ServiceEvent.UNREGISTERING) {
            owner(reference)
                    .filter(services -> standIn(reference) && !services.offers(reference))
                    .ifPresent(forger -> RawProperties.unmark(reference));
            if (!standIn(reference)) {
                arrives(event.getType(), reference);
            }
        }
        listeners.keySet().removeIf(context -> id(context) != 0 && !visible(reference, id(context)));
    }

    private void arrives(int type, ServiceReference<?> reference) {
        Optional<GenerationServices> owner = owner(reference);
        Bundle bundle = reference.getBundle();
        if (owner.isPresent() && bundle != null) {
            RawProperties.secure(reference, bundle);
        }
        if (type == ServiceEvent.REGISTERED) {
            registered.accept(reference);
            owner.ifPresent(services -> services.note(reference));
        }
    }

    @Override
    public void serviceChanged(ServiceEvent event) {
        ServiceReference<?> reference = event.getServiceReference();
        if (standIn(reference)) {
            return;
        }
        if (event.getType() == ServiceEvent.REGISTERED && owner(reference).isEmpty()) {
            names(reference).filter(ONE_FOR_ALL::contains).forEach(taken::add);
        }
        owner(reference).ifPresent(services -> {
            switch (event.getType()) {
                case ServiceEvent.REGISTERED -> services.registered(reference);
                case ServiceEvent.MODIFIED, ServiceEvent.MODIFIED_ENDMATCH -> services.modified(reference);
                case ServiceEvent.UNREGISTERING -> services.unregistering(reference);
                default -> throw new IllegalArgumentException("service event type " + event.getType());
            }
        });
    }

    /** Whether a bundle may see a service. */
    boolean visible(ServiceReference<?> reference, long observer) {
        Optional<GenerationServices> owner = owner(reference);
        if (owner.isEmpty()) {
            boolean plugin = generations.apply(observer).isPresent();
            return standIn(reference) ? plugin : !plugin || !internal(reference) && !PostedEvents.replaces(reference);
        }
        boolean own = reference.getBundle() != null && reference.getBundle().getBundleId() == observer;
        if (!own && poses(reference)) {
            return false;
        }
        return standIn(reference) ? !own : own || owner.get().unguarded(reference);
    }

    /** Whether a plugin offers what the container has on board already: only it sees that. */
    boolean poses(ServiceReference<?> reference) {
        return owner(reference).isPresent() && names(reference).anyMatch(taken::contains);
    }

    /** Whether a service is there for the container itself: what it hears of configurations by, and its commands. */
    private static boolean internal(ServiceReference<?> reference) {
        Bundle bundle = reference.getBundle();
        return bundle != null
                && (ConfigurationBundle.LOCATION.equals(bundle.getLocation())
                        || bundle.getBundleId() == 0 && reference.getProperty("osgi.command.scope") != null);
    }

    private static Stream<String> names(ServiceReference<?> reference) {
        return Stream.of((String[]) reference.getProperty(Constants.OBJECTCLASS));
    }

    private Optional<GenerationServices> owner(ServiceReference<?> reference) {
        return reference.getBundle() == null
                ? Optional.empty()
                : generations.apply(reference.getBundle().getBundleId());
    }

    /** Whether a service stands for another. */
    static boolean standIn(ServiceReference<?> reference) {
        return reference.getProperty(STAND_IN) == TOKEN;
    }

    private static long id(BundleContext context) {
        try {
            return context.getBundle().getBundleId();
        } catch (IllegalStateException stopped) {
            return -1;
        }
    }
}
