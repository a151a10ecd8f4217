package dev.cofferdam.framework;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.wiring.BundleWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The services of one generation. Until the generation goes live its raw services are only noted; from then on each has a
 * stand-in registered in its place, by the plugin's own bundle, with the same properties.
 *
 * <p>Registering and unregistering happens outside the lock: the framework calls listeners of other bundles from there.
 */
final class GenerationServices {
    private static final Logger LOG = LoggerFactory.getLogger(GenerationServices.class);
    private static final int FEW = 8;
    private static final Set<String> FRAMEWORKS_OWN =
            Set.of(Constants.OBJECTCLASS, Constants.SERVICE_ID, Constants.SERVICE_BUNDLEID, Constants.SERVICE_SCOPE);

    private final Bundle bundle;
    private final int generation;
    private final PluginServices services;
    private Map<ServiceReference<?>, Exposed> exposed = Map.of();
    /** Once there are more than a few services. */
    private Optional<Places> taken = Optional.empty();
    /** What others are still to be told of that it goes. */
    private Optional<Deque<Exposed>> leaving = Optional.empty();

    private boolean live;
    private long refused;
    private long lastRefused;

    GenerationServices(Bundle bundle, int generation, PluginServices services) {
        this.bundle = bundle;
        this.generation = generation;
        this.services = services;
    }

    String plugin() {
        return services.plugin();
    }

    int generation() {
        return generation;
    }

    /** Whether callers are led here. */
    synchronized boolean live() {
        return live;
    }

    /** What stands for one raw service. */
    private static final class Exposed {
        private List<Class<?>> interfaces = List.of();
        private Optional<String> unguarded = Optional.empty();
        /** Held for what it took to find out, until there is a stand-in. */
        private Optional<StandIn.Prospect> prospect = Optional.empty();
        /** None of these three until it is shown to others. */
        private PluginServices.Place place;

        private ServiceSlot slot;
        private ServiceRegistration<?> registration;
        private boolean gone;

        Optional<PluginServices.Place> place() {
            return Optional.ofNullable(place);
        }

        Optional<ServiceSlot> slot() {
            return Optional.ofNullable(slot);
        }

        Optional<ServiceRegistration<?>> registration() {
            return Optional.ofNullable(registration);
        }
    }

    /** Notes a raw service, once, and whether it can be stood in for; beyond the quota, not at all, nor what is for the framework. */
    void note(ServiceReference<?> raw) {
        if (PluginHooks.isHook(raw)) {
            return;
        }
        int most = services.most();
        boolean tell;
        synchronized (this) {
            if (exposed.containsKey(raw)) {
                return;
            }
            boolean full = exposed.size() >= most;
            tell = full && refuse(raw, most);
            if (full && !tell) {
                return;
            }
        }
        if (tell) {
            services.exceeded(generation, most);
            return;
        }
        Exposed noted = new Exposed();
        try {
            noted.interfaces = classes(raw);
            StandIn.Prospect prospect = services.prospect(noted.interfaces);
            noted.unguarded = prospect.obstacle();
            noted.prospect =
                    Optional.of(prospect).filter(possible -> possible.obstacle().isEmpty());
        } catch (ClassNotFoundException | LinkageError e) {
            noted.unguarded = Optional.of("its type cannot be loaded: " + e);
        }
        synchronized (this) {
            if (!exposed.containsKey(raw)) {
                exposed = Few.with(exposed, raw, noted);
            }
        }
    }

    /** Counts what is refused, and answers whether that is to be told: once for each time that it is as many again. */
    private boolean refuse(ServiceReference<?> raw, int most) {
        long id = (Long) raw.getProperty(Constants.SERVICE_ID);
        if (id <= lastRefused) {
            return false;
        }
        lastRefused = id;
        return refused++ % most == 0;
    }

    void registered(ServiceReference<?> raw) {
        note(raw);
        boolean now;
        synchronized (this) {
            now = live;
        }
        if (now) {
            expose(raw, false);
        }
    }

    void modified(ServiceReference<?> raw) {
        Optional<ServiceRegistration<?>> registration;
        synchronized (this) {
            Exposed it = exposed.get(raw);
            registration = it == null ? Optional.empty() : it.registration();
        }
        registration.ifPresent(each ->
                whileRegistered(() -> services.offering().during(each, () -> each.setProperties(properties(raw)))));
    }

    void unregistering(ServiceReference<?> raw) {
        Exposed it;
        synchronized (this) {
            it = exposed.get(raw);
            exposed = Few.without(exposed, raw);
            Optional.ofNullable(it).flatMap(Exposed::place).ifPresent(place -> taken.ifPresent(all -> all.free(place)));
        }
        if (it != null) {
            disconnect(raw, it, "the plugin took the service back");
            unregister(it);
        }
    }

    /** Offers those services to other bundles that no other generation offers, so that nobody's calls are led elsewhere. */
    void offerNew() {
        noted().forEach(raw -> expose(raw, true));
    }

    /** Leads callers here, and offers the services to other bundles; also once they were withdrawn. */
    void goLive() {
        noteRegistered();
        synchronized (this) {
            live = true;
        }
        noted().forEach(raw -> expose(raw, false));
    }

    private synchronized List<ServiceReference<?>> noted() {
        return exposed.entrySet().stream()
                .<ServiceReference<?>>map(Map.Entry::getKey)
                .toList();
    }

    private void noteRegistered() {
        whileRegistered(() -> {
            ServiceReference<?>[] registered = bundle.getRegisteredServices();
            if (registered != null) {
                Stream.of(registered)
                        .filter(reference -> !ServiceVisibility.standIn(reference))
                        .forEach(this::note);
            }
        });
    }

    /** Takes back what this generation offers. Stand-ins that lead to another generation by now stay as they are. */
    void withdrawAll(String reason) {
        Map<ServiceReference<?>, Exposed> all;
        synchronized (this) {
            live = false;
            all = exposed;
            exposed = Map.of();
            taken = Optional.empty();
        }
        // nobody is led here any more before anybody is told: a listener need not return
        all.forEach((raw, it) -> disconnect(raw, it, reason));
        synchronized (this) {
            if (leaving.isEmpty()) {
                leaving = Optional.of(new ArrayDeque<>());
            }
            leaving.get().addAll(all.values());
        }
        for (Optional<Exposed> next = nextLeaving(); next.isPresent(); next = nextLeaving()) {
            unregister(next.get());
        }
    }

    private synchronized Optional<Exposed> nextLeaving() {
        Optional<Exposed> next = leaving.flatMap(all -> Optional.ofNullable(all.poll()));
        if (next.isEmpty()) {
            leaving = Optional.empty();
        }
        return next;
    }

    synchronized List<OfferedService> offered() {
        return exposed.entrySet().stream()
                .map(entry -> new OfferedService(List.of(names(entry.getKey())), entry.getValue().unguarded))
                .toList();
    }

    /** Whether other bundles see this raw service, because nothing can stand in for it. */
    synchronized boolean unguarded(ServiceReference<?> raw) {
        Exposed it = exposed.get(raw);
        return it != null && it.unguarded.isPresent();
    }

    private void expose(ServiceReference<?> raw, boolean onlyNew) {
        Exposed it;
        ServiceSlot slot;
        synchronized (this) {
            it = exposed.get(raw);
            if (it == null || it.slot().isPresent() || it.unguarded.isPresent()) {
                return;
            }
            PluginServices.Place place = places().next(PluginServices.kind(raw, it.interfaces));
            slot = services.slot(place);
            if (onlyNew && slot.leads()) {
                return;
            }
            taken.ifPresent(all -> all.take(place));
            it.place = place;
            it.slot = slot;
        }
        slot.connect(generation, raw);
        Object service = slot.offer(services.system(), raw);
        whileRegistered(() -> {
            BundleContext context = bundle.getBundleContext();
            if (context == null) {
                throw new IllegalStateException("stopped");
            }
            services.offering()
                    .during(service, () -> keep(it, context.registerService(names(raw), service, properties(raw))));
        });
    }

    /** Whether this is a stand-in, and not only marked as one. */
    boolean offers(ServiceReference<?> standIn) {
        return services.offering().is(standIn);
    }

    /** The places that are taken; found out each time while they are few. */
    private Places places() {
        if (taken.isPresent()) {
            return taken.get();
        }
        Places places = new Places();
        exposed.forEach((raw, each) -> each.place().ifPresent(places::take));
        taken = Optional.of(places).filter(all -> exposed.size() > FEW);
        return places;
    }

    private void keep(Exposed it, ServiceRegistration<?> registration) {
        boolean late;
        synchronized (this) {
            it.registration = registration;
            it.prospect = Optional.empty();
            late = it.gone;
        }
        if (late) {
            registration.unregister();
        }
    }

    private void disconnect(ServiceReference<?> raw, Exposed it, String reason) {
        synchronized (this) {
            it.gone = true;
        }
        it.slot().ifPresent(slot -> slot.disconnect(raw, reason));
    }

    private void unregister(Exposed it) {
        Optional<ServiceRegistration<?>> registration;
        synchronized (this) {
            registration = it.registration();
        }
        registration.ifPresent(each -> whileRegistered(each::unregister));
    }

    private List<Class<?>> classes(ServiceReference<?> raw) throws ClassNotFoundException {
        List<Class<?>> classes = new ArrayList<>();
        ClassLoader loader = bundle.adapt(BundleWiring.class).getClassLoader();
        for (String name : names(raw)) {
            classes.add(Class.forName(name, false, loader));
        }
        return List.copyOf(classes);
    }

    private static String[] names(ServiceReference<?> raw) {
        return (String[]) raw.getProperty(Constants.OBJECTCLASS);
    }

    private Dictionary<String, Object> properties(ServiceReference<?> raw) {
        Dictionary<String, Object> properties = new Hashtable<>();
        for (String key : raw.getPropertyKeys()) {
            if (!FRAMEWORKS_OWN.contains(key.toLowerCase(Locale.ROOT))) {
                properties.put(key, raw.getProperty(key));
            }
        }
        properties.put(ServiceVisibility.STAND_IN, ServiceVisibility.TOKEN);
        return properties;
    }

    /** The bundle may stop at any moment; then the framework has taken its services back already. */
    private void whileRegistered(Runnable action) {
        Telling telling = services.listeners().begin();
        try {
            action.run();
        } catch (IllegalStateException stopped) {
            LOG.trace("The bundle stopped meanwhile", stopped);
        } finally {
            telling.end();
        }
    }
}
