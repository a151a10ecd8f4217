package dev.cofferdam.framework;

import dev.cofferdam.model.Revision;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongPredicate;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleWiring;

/** The generations that are there, by their bundles: whose a bundle, a class or a service is. Thread-safe. */
final class Generations {
    private final Map<Long, GenerationServices> services = new ConcurrentHashMap<>();
    /** Also of those that are uninstalled, and kept for the sake of others. */
    private final Map<Long, Revision> revisions = new ConcurrentHashMap<>();

    private final Departed departed = new Departed();

    /** @param id one object for all that is known by it */
    void installed(Long id, Revision revision) {
        revisions.put(id, revision);
    }

    void begun(Long id, GenerationServices offered) {
        services.put(id, offered);
    }

    /** Before it is uninstalled: from then on another that goes at the same time may sweep away whose it was. */
    void departs(Bundle bundle) {
        hand(bundle.getBundleId()).ifPresent(hand -> departed.add(bundle.getBundleId(), hand));
    }

    void ended(long id) {
        services.remove(id);
    }

    /** Forgets the revisions of those that are gone altogether. */
    void forget(LongPredicate gone) {
        revisions.keySet().removeIf(gone::test);
    }

    boolean has(long id) {
        return services.containsKey(id);
    }

    Optional<GenerationServices> services(long id) {
        return Optional.ofNullable(services.get(id));
    }

    /** The bundles of all generations, as they come and go. */
    Set<Long> ids() {
        return Collections.unmodifiableSet(services.keySet());
    }

    /** The revisions of all bundles, as they come and go. */
    Map<Long, Revision> revisions() {
        return Collections.unmodifiableMap(revisions);
    }

    /** The symbolic name of the plugin that a bundle is a generation of, or was and is kept. */
    Optional<String> plugin(long id) {
        return Optional.ofNullable(revisions.get(id)).map(Revision::plugin);
    }

    /** Also of one that was uninstalled and is kept because others are wired to it: it may still load classes. */
    boolean isPlugin(Bundle bundle) {
        return revisions.containsKey(bundle.getBundleId());
    }

    /** Whether a service is offered by a bundle that is part of the container. */
    boolean onBoard(ServiceReference<?> reference) {
        Bundle bundle = reference.getBundle();
        return bundle != null && !has(bundle.getBundleId());
    }

    Optional<Meddling.Hand> hand(long id) {
        return services(id).flatMap(each -> plugin(id).map(name -> new Meddling.Hand(name, each.generation())));
    }

    /** The same, also of one that is gone. */
    Optional<Meddling.Hand> handEver(Bundle bundle) {
        return hand(bundle.getBundleId()).or(() -> departed.find(bundle.getBundleId()));
    }

    /** The bundle of a plugin's generation that callers are led to. */
    Optional<Long> running(String plugin) {
        return services.entrySet().stream()
                .filter(entry -> entry.getValue().live()
                        && plugin(entry.getKey()).filter(plugin::equals).isPresent())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** All generations that have a class of this name of their own. */
    List<Meddling.Hand> ownersOf(String className, Function<Long, Optional<Bundle>> bundles) {
        int dot = className.lastIndexOf('.');
        String path = "/" + className.substring(0, Math.max(dot, 0)).replace('.', '/');
        String file = className.substring(dot + 1) + ".class";
        return services.keySet().stream()
                .filter(id -> bundles.apply(id)
                        .map(bundle -> bundle.adapt(BundleWiring.class))
                        .filter(wiring -> !wiring.listResources(path, file, BundleWiring.LISTRESOURCES_LOCAL)
                                .isEmpty())
                        .isPresent())
                .flatMap(id -> hand(id).stream())
                .toList();
    }
}
