package dev.cofferdam.framework;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.osgi.framework.AllServiceListener;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.SynchronousBundleListener;

/**
 * The services that the host finds, best first: stand-ins for those of plugins, the services themselves for the rest.
 *
 * <p>What was found is kept until the registry says that something has changed, because a look-up there takes as long as
 * it has services. It keeps no class in memory that would go otherwise: it is let go of with the services, or with the
 * bundle. Thread-safe.
 */
final class HostServices implements AllServiceListener, SynchronousBundleListener {
    private final BundleContext system;
    private final ServiceVisibility visibility;
    private final Function<ServiceReference<?>, Object> obtain;
    /** Replaced as a whole: what is looked up while something changes ends up in the one that nobody asks any more. */
    private volatile Map<Class<?>, List<?>> found = new ConcurrentHashMap<>();
    /** Services that are announced to go, and are still in the registry. */
    private final Set<ServiceReference<?>> leaving =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /** @param obtain the service behind a reference; null when it is not there */
    HostServices(BundleContext system, ServiceVisibility visibility, Function<ServiceReference<?>, Object> obtain) {
        this.system = system;
        this.obtain = obtain;
        this.visibility = visibility;
    }

    /** Begins to follow the registry. */
    void open() {
        system.addServiceListener(this);
        system.addBundleListener(this);
    }

    @SuppressWarnings("unchecked")
    <T> List<T> find(Class<T> type) {
        Map<Class<?>, List<?>> now = found;
        List<?> known = now.get(type);
        return known == null ? lookUp(type, now) : (List<T>) known;
    }

    /** Who offers a service of this name, whether or not the host shares its type. */
    List<String> offeredBy(String typeName) {
        return references(typeName).stream()
                .map(reference -> reference.getBundle().getSymbolicName())
                .distinct()
                .toList();
    }

    @Override
    public void serviceChanged(ServiceEvent event) {
        if (event.getType() == ServiceEvent.UNREGISTERING) {
            leaving.add(event.getServiceReference());
        }
        found = new ConcurrentHashMap<>();
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        if (event.getType() == BundleEvent.UNRESOLVED || event.getType() == BundleEvent.UNINSTALLED) {
            found = new ConcurrentHashMap<>();
        }
    }

    private <T> List<T> lookUp(Class<T> type, Map<Class<?>, List<?>> keptIn) {
        List<T> services = new ArrayList<>();
        boolean complete = true;
        for (ServiceReference<?> reference : references(type.getName())) {
            Object service = obtain.apply(reference);
            // a factory that has none today may have one at the next try
            complete &= service != null;
            if (type.isInstance(service)) {
                services.add(type.cast(service));
            }
        }
        List<T> result = List.copyOf(services);
        if (complete) {
            keptIn.put(type, result);
        }
        return result;
    }

    private List<ServiceReference<?>> references(String typeName) {
        try {
            ServiceReference<?>[] all = system.getAllServiceReferences(typeName, null);
            if (all == null) {
                return List.of();
            }
            return Arrays.stream(all)
                    .filter(reference -> reference.getBundle() != null && !leaving.contains(reference))
                    .filter(reference -> visibility.visible(reference, 0))
                    .sorted(Comparator.<ServiceReference<?>>naturalOrder().reversed())
                    .toList();
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalStateException("no filter was given", impossible);
        }
    }
}
