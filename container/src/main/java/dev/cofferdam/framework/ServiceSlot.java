package dev.cofferdam.framework;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;

/**
 * One service of a plugin over all its generations: the stand-ins that consumers hold for it, and the raw service that
 * they lead to at present. A service of singleton scope has one stand-in for all, one of bundle scope has one for each
 * consuming bundle, one of prototype scope has one for each time it is asked for.
 */
final class ServiceSlot {
    private final String plugin;
    private final List<Class<?>> interfaces;
    private final StandIn.Source source;
    /** In the order in which they were made; one for most services. */
    private List<Shared> shared = List.of();

    private List<OutlivedPrototype> outlived = List.of();
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
    private static final class Shared implements Follower {
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

        @Override
        public void connect(int generation, ServiceReference<?> raw) {
            standIn.connect(generation, target.apply(raw));
        }

        @Override
        public void hold(String reason) {
            standIn.hold(reason);
        }

        @Override
        public void disconnect(String reason) {
            standIn.disconnect(reason);
        }
    }

    /** What leads where the slot leads. */
    interface Follower {
        void connect(int generation, ServiceReference<?> raw);

        void hold(String reason);

        void disconnect(String reason);
    }

    private Stream<Follower> following() {
        return Stream.concat(shared.stream(), outlived.stream());
    }

    /** Leads all stand-ins to this raw service. */
    synchronized void connect(int toGeneration, ServiceReference<?> toRaw) {
        held = false;
        raw = toRaw;
        generation = toGeneration;
        if (!outlived.isEmpty()) {
            outlived =
                    List.copyOf(outlived.stream().filter(each -> !each.isGone()).toList());
        }
        following().forEach(each -> each.connect(generation, raw));
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
            following().forEach(each -> each.hold(reason));
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
        following().forEach(each -> each.disconnect(reason));
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
            case Constants.SCOPE_PROTOTYPE -> new Prototypes(this, services, of);
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
        lead(fresh);
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

    private void lead(Follower follower) {
        if (held) {
            follower.hold(away);
        } else if (raw == null) {
            follower.disconnect(away);
        } else {
            follower.connect(generation, raw);
        }
    }

    /** Makes a stand-in that is nobody else's. */
    StandIn make(Bundle consumer, Function<ServiceReference<?>, Supplier<?>> target) {
        Holder holder = holder(consumer.getBundleId(), target);
        StandIn standIn = source.make(plugin, interfaces, holder.optional());
        synchronized (this) {
            lead(new Shared(holder, standIn, target));
        }
        return standIn;
    }

    /**
     * Leads a prototype's stand-in on, if the service that it was obtained from serves no more.
     *
     * @return whether it does not
     */
    synchronized boolean outlive(ServiceReference<?> from, StandIn standIn, Bundle consumer) {
        if (from.equals(raw)) {
            return false;
        }
        OutlivedPrototype outliving = new OutlivedPrototype(standIn, source, consumer, services);
        outlived = Stream.concat(outlived.stream(), Stream.of(outliving)).toList();
        lead(outliving);
        return true;
    }

    /** Lets go of prototypes that nobody holds any more, and answers how to give them back: to be done under no lock. */
    synchronized List<Runnable> letGo() {
        List<OutlivedPrototype> gone =
                outlived.stream().filter(OutlivedPrototype::isGone).toList();
        outlived = outlived.stream().filter(each -> !gone.contains(each)).toList();
        return gone.stream().flatMap(each -> each.release().stream()).toList();
    }

    /** Whether a consumer is giving back all it holds. One that is being started, or waits for its first class, is not. */
    static boolean stops(Bundle consumer) {
        return (consumer.getState() & (Bundle.STARTING | Bundle.ACTIVE)) == 0;
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
                                || !stops(bundle))
                        .toList());
            }
        }
    }
}
