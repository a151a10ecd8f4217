package dev.cofferdam.framework;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes bundles out of Felix, and frees those that nobody is wired to any more. */
final class Uninstalling {
    private static final Logger LOG = LoggerFactory.getLogger(Uninstalling.class);
    private static final int MOST_ATTEMPTS = 50;

    private Uninstalling() {}

    static void run(Bundle bundle) {
        for (int attempt = 1; !uninstalled(bundle) && attempt < MOST_ATTEMPTS; attempt++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(attempt));
        }
    }

    /** Felix gives up waiting for its lock when the thread that holds it wants the bundle's: then it is asked again. */
    private static boolean uninstalled(Bundle bundle) {
        try {
            bundle.uninstall();
        } catch (IllegalStateException busy) {
            LOG.debug("Bundle {} could not be uninstalled yet", bundle.getBundleId(), busy);
        } catch (BundleException e) {
            LOG.warn("Bundle {} was not uninstalled cleanly", bundle.getBundleId(), e);
        }
        return bundle.getState() == Bundle.UNINSTALLED;
    }

    /** Frees the loaders of uninstalled bundles that nobody is wired to. */
    static void free(FrameworkWiring wiring) {
        try {
            List<Bundle> free = wiring.getRemovalPendingBundles().stream()
                    .filter(bundle -> wiring.getDependencyClosure(List.of(bundle)).stream()
                            .allMatch(dependent -> dependent.equals(bundle)))
                    .toList();
            if (!free.isEmpty()) {
                wiring.refreshBundles(free);
            }
        } catch (IllegalStateException busy) {
            // Felix gave up waiting for its lock, as it does for whoever holds a bundle's; the next time finds them
            LOG.debug("Uninstalled bundles could not be looked through", busy);
        }
    }
}
