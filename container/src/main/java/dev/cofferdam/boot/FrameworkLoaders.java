package dev.cofferdam.boot;

import dev.cofferdam.contain.Containment;
import dev.cofferdam.contain.PluginLoaders;
import dev.cofferdam.framework.Meddling;
import dev.cofferdam.framework.PluginFramework;

/** The class loaders of plugins' bundles. */
record FrameworkLoaders(PluginFramework framework) implements PluginLoaders {
    @Override
    public Containment.Owner owner(ClassLoader loader) {
        Meddling.Hand hand = framework.owner(loader);
        return new Containment.Owner(hand.plugin(), hand.generation());
    }

    @Override
    public boolean lend(ClassLoader loader, Class<?> type) {
        return framework.lend(loader, type);
    }
}
