package dev.cofferdam.boot;

import dev.cofferdam.framework.PluginBundle;
import java.nio.file.Path;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/** A plugin that provides services, in its first generation, and two that look for them. */
final class TwoConsumers implements AutoCloseable {
    final RunningBundles bundles;
    final PluginBundle first;
    final BundleContext provider;
    final BundleContext one;
    final BundleContext two;

    TwoConsumers(Path folder) throws BundleException {
        bundles = new RunningBundles(folder);
        first = bundles.start("provider", 1, bundles.jar("provider"));
        first.goLive();
        provider = bundles.context(first);
        one = bundles.consumer("one");
        two = bundles.consumer("two");
    }

    @Override
    public void close() {
        bundles.close();
    }
}
