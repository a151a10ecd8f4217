package dev.cofferdam.framework;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;

/**
 * Notices when somebody other than the container installs, updates, stops or uninstalls bundles. The framework tells of it on the
 * thread that does it (OSGi Core 4.7.3), so that the stack says whose code that is. Thread-safe.
 */
final class BundleWatch implements SynchronousBundleListener {
    private static final Map<Integer, String> DEEDS = Map.of(
            BundleEvent.INSTALLED, "installed",
            BundleEvent.UPDATED, "updated",
            BundleEvent.STOPPED, "stopped",
            BundleEvent.UNINSTALLED, "uninstalled");

    private final Hands hands;
    private final LongFunction<Optional<GenerationServices>> generations;
    private final LongFunction<Optional<String>> plugins;
    private final Consumer<String> hold;
    private final Set<Long> expected = ConcurrentHashMap.newKeySet();
    private final Set<Long> intruders = ConcurrentHashMap.newKeySet();
    private volatile Consumer<Meddling> told = meddling -> {};

    /** @param hold lets callers of a plugin wait for its next generation */
    BundleWatch(
            Hands hands,
            LongFunction<Optional<GenerationServices>> generations,
            LongFunction<Optional<String>> plugins,
            Consumer<String> hold) {
        this.hands = hands;
        this.generations = generations;
        this.plugins = plugins;
        this.hold = hold;
    }

    void tell(Consumer<Meddling> consumer) {
        told = consumer;
    }

    /** Something else was found. */
    void found(Meddling meddling) {
        told.accept(meddling);
    }

    /** The container itself is about to stop or uninstall this bundle. */
    void expect(Bundle bundle) {
        expected.add(bundle.getBundleId());
    }

    /** The container is about to start this bundle, or is done with it. */
    void expectNothing(Bundle bundle) {
        expected.remove(bundle.getBundleId());
    }

    /** Whether a plugin brought this bundle: it must not resolve. */
    boolean intruder(long bundle) {
        return intruders.contains(bundle);
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        long id = event.getBundle().getBundleId();
        if (event.getType() == BundleEvent.STOPPING && unexpected(id)) {
            plugins.apply(id).ifPresent(hold);
        } else if (DEEDS.containsKey(event.getType())) {
            changed(event, id);
        }
    }

    private boolean unexpected(long id) {
        return !expected.contains(id)
                && generations.apply(id).filter(GenerationServices::live).isPresent();
    }

    private void changed(BundleEvent event, long id) {
        boolean down = event.getType() == BundleEvent.STOPPED || event.getType() == BundleEvent.UNINSTALLED;
        Optional<Meddling.Hand> by = expected.contains(id) ? Optional.empty() : hands.atWork();
        boolean brought = event.getType() == BundleEvent.INSTALLED && by.isPresent();
        Optional<String> victim = down && !expected.contains(id) ? plugins.apply(id) : Optional.empty();
        if (brought) {
            intruders.add(id);
        }
        if (event.getType() == BundleEvent.UNINSTALLED && intruders.remove(id)) {
            return;
        }
        if (by.isPresent() || victim.isPresent()) {
            boolean itself = by.flatMap(hand -> plugins.apply(id).filter(hand.plugin()::equals))
                    .isPresent();
            String deed = DEEDS.get(event.getType()) + (itself ? " itself" : " '" + name(event.getBundle()) + "'");
            told.accept(new Meddling(by, deed, victim, brought ? Optional.of(id) : Optional.empty()));
        }
    }

    /** Somebody tries to end the framework: answers whether that is a plugin, and tells of it. */
    boolean refuses(String deed) {
        Optional<Meddling.Hand> by = hands.atWork();
        by.ifPresent(hand -> told.accept(new Meddling(by, deed, Optional.empty(), Optional.empty())));
        return by.isPresent();
    }

    private static String name(Bundle bundle) {
        return Optional.ofNullable(bundle.getSymbolicName()).orElse("bundle " + bundle.getBundleId());
    }
}
