package dev.cofferdam.framework;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.PrototypeServiceFactory;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceObjects;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One service of a plugin over all its generations: the stand-ins that consumers hold for it, and the raw service that
 * they lead to at present. A service of singleton scope has one stand-in for all, one of bundle scope has one for each
 * consuming bundle, one of prototype scope has one for each time it is asked for.
 */
final class ServiceSlot {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceSlot.class);

    private final String plugin;
    private final List<Class<?>> interfaces;
    private final StandIn.Source source;
    /** In the order in which they were made; one for most services. */
    private List<Shared> shared = List.of();

    private final RawServices services;
    private ServiceReference<?> raw;
    private int generation;
    private boolean held;
    private String away = "it has not started yet";

    ServiceSlot(String plugin, List<Class<?>> interfaces, StandIn.Source source, RawServices services) {
        this.plugin = plugin;
        this.interfaces = List.copyOf(interfaces);
        this.source = source;
        this.services = services;
    }

    /**
     * Who a stand-in was made for. One that offers less, or more, than the next generation does stays with its holders; so does one
     * that was made under other settings.
     */
    private record Holder(long bundle, List<Class<?>> optional, Set<String> guarded) {}

    /** Bundles that hold one stand-in, and how often they hold it. */
    private static final class Shared {
        private final long bundle;
        private final List<Class<?>> optional;
        private final Set<String> guarded;
        private final StandIn standIn;
        private final Function<ServiceReference<?>, Supplier<?>> target;
        private int uses;

        private Shared(Holder holder, StandIn standIn, Function<ServiceReference<?>, Supplier<?>> target) {
            bundle = holder.bundle();
            optional = holder.optional();
            guarded = holder.guarded();
            this.standIn = standIn;
            this.target = target;
        }

        private Holder holder() {
            return new Holder(bundle, optional, guarded);
        }
    }

    /** Leads all stand-ins to this raw service. */
    synchronized void connect(int toGeneration, ServiceReference<?> toRaw) {
        held = false;
        raw = toRaw;
        generation = toGeneration;
        shared.forEach(each -> each.standIn.connect(generation, each.target.apply(raw)));
    }

    /** Refuses calls, unless the stand-ins lead elsewhere by now. */
    synchronized void disconnect(ServiceReference<?> from, String reason) {
        if (from.equals(raw) && held) {
            raw = null;
        } else if (from.equals(raw)) {
            silence(reason);
        }
    }

    /** Whether callers are led somewhere. */
    synchronized boolean leads() {
        return raw != null;
    }

    /** Lets callers wait for the next raw service. */
    synchronized void hold(String reason) {
        if (raw != null) {
            held = true;
            away = reason;
            shared.forEach(each -> each.standIn.hold(reason));
        }
    }

    /** Lets nobody wait any longer, should nobody have come. */
    synchronized void endHold(String reason) {
        if (held) {
            silence(reason);
        }
    }

    /** Refuses calls from now on. */
    synchronized void silence(String reason) {
        held = false;
        raw = null;
        away = reason;
        shared.forEach(each -> each.standIn.disconnect(reason));
    }

    /** Whether nothing can ever lead here again: the contract's bundle, whose types the stand-ins implement, is gone. */
    synchronized boolean dead() {
        return raw == null
                && interfaces.stream()
                        .map(FrameworkUtil::getBundle)
                        .anyMatch(bundle -> bundle != null && bundle.getState() == Bundle.UNINSTALLED);
    }

    /** What to register in place of the raw service: the stand-in, or a factory of stand-ins. */
    Object offer(BundleContext system, ServiceReference<?> of) {
        return switch (String.valueOf(of.getProperty(Constants.SERVICE_SCOPE))) {
            case Constants.SCOPE_PROTOTYPE -> new EachTime();
            case Constants.SCOPE_BUNDLE -> new PerBundle();
            default -> share(system, services.singletons()).instance();
        };
    }

    private StandIn share(BundleContext consumer, Function<ServiceReference<?>, Supplier<?>> target) {
        Holder holder = holder(consumer.getBundle().getBundleId(), target);
        synchronized (this) {
            Shared found = shared.stream()
                    .filter(each -> each.holder().equals(holder))
                    .findFirst()
                    .orElseGet(() -> made(holder, target));
            found.uses++;
            return found.standIn;
        }
    }

    private Shared made(Holder holder, Function<ServiceReference<?>, Supplier<?>> target) {
        Shared fresh = new Shared(holder, source.make(plugin, interfaces, holder.optional()), target);
        shared = List.copyOf(Stream.concat(shared.stream(), Stream.of(fresh)).toList());
        lead(fresh.standIn, fresh.target);
        return fresh;
    }

    /** Asks the service what it offers, outside of the lock: that may call into the plugin. */
    private Holder holder(long bundle, Function<ServiceReference<?>, Supplier<?>> target) {
        ServiceReference<?> asked;
        int ofGeneration;
        synchronized (this) {
            asked = raw;
            ofGeneration = generation;
            if (asked == null) {
                return shared.stream()
                        .map(Shared::holder)
                        .filter(holder -> holder.bundle() == bundle)
                        .reduce((earlier, latest) -> latest)
                        .orElse(new Holder(bundle, List.of(), source.guarded(plugin)));
            }
        }
        return new Holder(
                bundle, source.optional(plugin, interfaces, ofGeneration, target.apply(asked)), source.guarded(plugin));
    }

    private void lead(StandIn standIn, Function<ServiceReference<?>, Supplier<?>> target) {
        if (held) {
            standIn.hold(away);
        } else if (raw == null) {
            standIn.disconnect(away);
        } else {
            standIn.connect(generation, target.apply(raw));
        }
    }

    private final class PerBundle implements ServiceFactory<Object> {
        @Override
        public Object getService(Bundle bundle, ServiceRegistration<Object> registration) {
            BundleContext consumer = bundle.getBundleContext();
            return share(consumer, reference -> () -> services.get(consumer, reference))
                    .instance();
        }

        @Override
        public void ungetService(Bundle bundle, ServiceRegistration<Object> registration, Object service) {
            synchronized (ServiceSlot.this) {
                // the framework also gives back what a consumer holds of a generation that retires: that consumer keeps
                // it
                shared = List.copyOf(shared.stream()
                        .filter(each -> each.bundle != bundle.getBundleId()
                                || each.standIn.instance() != service
                                || --each.uses != 0
                                || bundle.getState() == Bundle.ACTIVE)
                        .toList());
            }
        }
    }

    /** Stand-ins for prototypes live with the generation that made them. */
    private final class EachTime implements PrototypeServiceFactory<Object> {
        private record Made(StandIn standIn, int generation, List<Runnable> release) {}

        private final Map<Object, Made> made = new IdentityHashMap<>();

        @Override
        public Object getService(Bundle bundle, ServiceRegistration<Object> registration) {
            List<Runnable> release = new ArrayList<>();
            Once object = new Once(reference -> prototype(bundle.getBundleContext(), reference, release));
            Holder holder = holder(bundle.getBundleId(), object);
            StandIn standIn = source.make(plugin, interfaces, holder.optional());
            synchronized (ServiceSlot.this) {
                made.put(standIn.instance(), new Made(standIn, generation, release));
                lead(standIn, object);
            }
            return standIn.instance();
        }

        @Override
        public void ungetService(Bundle bundle, ServiceRegistration<Object> registration, Object service) {
            Made gone;
            boolean serves;
            synchronized (ServiceSlot.this) {
                gone = made.remove(service);
                serves = gone != null && raw != null && gone.generation == generation;
            }
            if (gone != null) {
                gone.standIn.disconnect(
                        serves
                                ? "it was given back"
                                : "it belongs to generation " + gone.generation
                                        + ", which serves no more; obtain another one");
                services.release(gone.release);
            }
        }

        private <S> Object prototype(BundleContext consumer, ServiceReference<S> reference, List<Runnable> release) {
            ServiceObjects<S> objects = consumer.getServiceObjects(reference);
            @SuppressWarnings("unchecked") // as ServiceObjects itself has it
            S service = (S) services.getPrototype(consumer, reference);
            if (service != null) {
                release.add(() -> giveBack(objects, service));
            }
            return service;
        }

        /** A consumer that stops has no context any more; the framework gives back for it what it holds (OSGi Core 5.9). */
        private static <S> void giveBack(ServiceObjects<S> objects, S service) {
            try {
                objects.ungetService(service);
            } catch (IllegalStateException stopped) {
                LOG.trace("The consumer has stopped", stopped);
            }
        }
    }

    /** Obtains one object, however often it is asked for it. */
    private record Once(Function<ServiceReference<?>, Object> obtain, List<Object> obtained)
            implements Function<ServiceReference<?>, Supplier<?>> {
        Once(Function<ServiceReference<?>, Object> obtain) {
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
