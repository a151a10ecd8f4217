package dev.cofferdam.framework;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.PrototypeServiceFactory;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;

/**
 * Makes the stand-ins for one generation's service of prototype scope: one for each time that it is asked for, which leads to an object
 * that it shares with no other (OSGi Core 5.7). What a consumer has not given back when the generation ends leads on to the next.
 */
final class Prototypes implements PrototypeServiceFactory<Object> {
    private final ServiceSlot slot;
    private final RawServices services;
    private final ServiceReference<?> raw;
    private final Map<Object, Made> made = new IdentityHashMap<>();

    Prototypes(ServiceSlot slot, RawServices services, ServiceReference<?> raw) {
        this.slot = slot;
        this.services = services;
        this.raw = raw;
    }

    private record Made(StandIn standIn, List<Runnable> release) {}

    @Override
    public Object getService(Bundle bundle, ServiceRegistration<Object> registration) {
        services.release(slot.letGo());
        List<Runnable> release = new ArrayList<>();
        StandIn standIn =
                slot.make(bundle, new OneObject(reference -> services.getPrototype(bundle, reference, release)));
        synchronized (made) {
            made.put(standIn.instance(), new Made(standIn, release));
        }
        return standIn.instance();
    }

    /** Called by who gives it back, and by the framework for a consumer that stops, or once the service is no more registered. */
    @Override
    public void ungetService(Bundle bundle, ServiceRegistration<Object> registration, Object service) {
        Optional<Made> gone;
        synchronized (made) {
            gone = Optional.ofNullable(made.remove(service));
        }
        gone.ifPresent(each -> {
            if (ServiceSlot.stops(bundle) || !slot.outlive(raw, each.standIn, bundle)) {
                each.standIn.disconnect("it was given back");
            }
            services.release(each.release);
        });
    }

    /** Obtains one object, however often it is asked for it. */
    private record OneObject(Function<ServiceReference<?>, Object> obtain, List<Object> obtained)
            implements Function<ServiceReference<?>, Supplier<?>> {
        OneObject(Function<ServiceReference<?>, Object> obtain) {
            this(obtain, new CopyOnWriteArrayList<>());
        }

        @Override
        public Supplier<?> apply(ServiceReference<?> reference) {
            return () -> {
                if (obtained.isEmpty()) {
                    Optional.ofNullable(obtain.apply(reference)).ifPresent(obtained::add);
                }
                return obtained.stream().findFirst().orElse(null);
            };
        }
    }
}
