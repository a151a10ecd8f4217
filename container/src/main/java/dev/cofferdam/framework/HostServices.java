package dev.cofferdam.framework;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** The services that the host finds, best first: stand-ins for those of plugins, the services themselves for the rest. */
final class HostServices {
    private final BundleContext system;
    private final ServiceVisibility visibility;

    HostServices(BundleContext system, ServiceVisibility visibility) {
        this.system = system;
        this.visibility = visibility;
    }

    <T> List<T> find(Class<T> type) {
        List<T> found = new ArrayList<>();
        for (ServiceReference<?> reference : references(type.getName())) {
            Object service = system.getService(reference);
            if (type.isInstance(service)) {
                found.add(type.cast(service));
            }
        }
        return found;
    }

    /** Who offers a service of this name, whether or not the host shares its type. */
    List<String> offeredBy(String typeName) {
        return references(typeName).stream()
                .map(reference -> reference.getBundle().getSymbolicName())
                .distinct()
                .toList();
    }

    private List<ServiceReference<?>> references(String typeName) {
        try {
            ServiceReference<?>[] all = system.getAllServiceReferences(typeName, null);
            if (all == null) {
                return List.of();
            }
            return Arrays.stream(all)
                    .filter(reference -> reference.getBundle() != null)
                    .filter(reference -> visibility.visible(reference, 0))
                    .sorted(Comparator.<ServiceReference<?>>naturalOrder().reversed())
                    .toList();
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalStateException("no filter was given", impossible);
        }
    }
}
