package dev.cofferdam.framework;

import java.lang.ref.WeakReference;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The class loader of a generation that was taken out of the framework, which this does not keep from being collected.
 * Thread-safe.
 */
public final class RetiredLoader {
    private final String plugin;
    private final int generation;
    private final WeakReference<ClassLoader> loader;
    private final BooleanSupplier wired;

    /**
     * Refers to a class loader.
     *
     * @param plugin the plugin's symbolic name
     * @param generation which generation of the plugin it was
     * @param loader its class loader
     * @param wired whether others are wired to it still
     */
    public RetiredLoader(String plugin, int generation, ClassLoader loader, BooleanSupplier wired) {
        this.plugin = plugin;
        this.generation = generation;
        this.loader = new WeakReference<>(loader);
        this.wired = wired;
    }

    /** The plugin's symbolic name. */
    public String plugin() {
        return plugin;
    }

    /** Which generation of the plugin it was. */
    public int generation() {
        return generation;
    }

    /** The class loader, unless it has been collected. */
    public Optional<ClassLoader> loader() {
        return Optional.ofNullable(loader.get());
    }

    /** Whether it has been collected. */
    public boolean collected() {
        return loader.refersTo(null);
    }

    /** Whether others are wired to it still, so that it is in use by right (OSGi Core, removal pending). */
    public boolean wired() {
        return wired.getAsBoolean();
    }
}
