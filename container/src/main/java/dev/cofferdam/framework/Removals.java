package dev.cofferdam.framework;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/** Takes bundles of plugins out, and frees what nobody is wired to any more. Thread-safe. */
final class Removals {
    private final Framework framework;
    /** As long as the framework runs; then it says so. */
    private final BundleContext system;

    private final BundleWatch watch;
    private final ListenerWatch listeners;
    private final Locations locations;
    private final Generations generations;
    private final Object sweeping = new Object();
    private volatile Consumer<RetiredLoader> retired = loader -> {};

    Removals(
            Framework framework,
            BundleWatch watch,
            ListenerWatch listeners,
            Locations locations,
            Generations generations) {
        this.framework = framework;
        this.system = framework.getBundleContext();
        this.watch = watch;
        this.listeners = listeners;
        this.locations = locations;
        this.generations = generations;
    }

    /** @param told of the class loader of each that is taken out, on the thread that takes it out: must return at once */
    void tell(Consumer<RetiredLoader> told) {
        retired = told;
    }

    /** @param forget what others know of it, once it is out */
    void run(Bundle bundle, Runnable forget) {
        Optional<RetiredLoader> loader = loader(bundle);
        generations.departs(bundle);
        watch.expect(bundle);
        Telling telling = listeners.begin();
        try {
            Uninstalling.run(bundle);
        } finally {
            telling.end();
        }
        locations.leaves(bundle.getBundleId(), bundle.getLocation());
        generations.ended(bundle.getBundleId());
        forget.run();
        watch.expectNothing(bundle);
        sweep();
        loader.ifPresent(retired);
    }

    /** Frees the loaders of those that nobody is wired to any more. A framework that has stopped has none. */
    void sweep() {
        synchronized (sweeping) {
            try {
                free();
            } catch (IllegalStateException e) {
                if (framework.getState() == Bundle.ACTIVE) {
                    throw e;
                }
            }
        }
    }

    private void free() {
        Uninstalling.free(wiring());
        Set<Long> kept = wiring().getRemovalPendingBundles().stream()
                .map(Bundle::getBundleId)
                .collect(Collectors.toSet());
        generations.forget(id -> system.getBundle(id) == null && !kept.contains(id));
        locations.sweep(kept::contains);
    }

    private Optional<RetiredLoader> loader(Bundle bundle) {
        long id = bundle.getBundleId();
        return Optional.ofNullable(bundle.adapt(BundleWiring.class))
                .filter(BundleWiring::isInUse)
                .map(BundleWiring::getClassLoader)
                .flatMap(found -> generations
                        .hand(id)
                        .map(hand -> new RetiredLoader(hand.plugin(), hand.generation(), found, () -> kept(id))));
    }

    /** Whether an uninstalled bundle is kept for the sake of others; also when nobody can tell just now. */
    private boolean kept(long bundle) {
        try {
            return wiring().getRemovalPendingBundles().stream().anyMatch(each -> each.getBundleId() == bundle);
        } catch (IllegalStateException busy) {
            return true;
        }
    }

    private FrameworkWiring wiring() {
        return system.getBundle(Constants.SYSTEM_BUNDLE_ID).adapt(FrameworkWiring.class);
    }
}
