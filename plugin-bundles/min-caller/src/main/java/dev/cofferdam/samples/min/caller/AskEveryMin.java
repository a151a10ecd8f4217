package dev.cofferdam.samples.min.caller;

import dev.cofferdam.samples.min.Min;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Knows every {@code Min} that is registered at the moment, and asks them one after the other. */
@Component(
        immediate = true,
        service = MinCommands.class,
        property = {"osgi.command.scope=min", "osgi.command.function=call"})
public final class AskEveryMin implements MinCommands {
    /** The one that the framework prefers comes first: highest ranking, then longest registered. */
    private final Map<ServiceReference<Min>, Provider> providers =
            new ConcurrentSkipListMap<>(Comparator.reverseOrder());

    @Reference(service = Min.class, cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addMin(ServiceReference<Min> reference, Min min) {
        providers.put(reference, Provider.of(reference, min));
    }

    void removeMin(ServiceReference<Min> reference) {
        providers.remove(reference);
    }

    @Override
    public String call(int a, int b) {
        if (providers.isEmpty()) {
            return "nobody offers '" + Min.class.getName() + "': drop a plugin that does, min.jar for one";
        }
        return providers.values().stream()
                .map(provider -> provider.ask(a, b))
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
