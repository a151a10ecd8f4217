package dev.cofferdam.contain;

/** The class loaders of plugins, as their framework knows them. Thread-safe. */
public interface PluginLoaders {
    /** Whose classes a loader defines now; one loader may serve several generations. */
    Containment.Owner owner(ClassLoader loader);

    /**
     * Has a loader know a class by its name, one that it has neither defined nor imported.
     *
     * @return whether it does from now on; if not, nothing has changed
     */
    boolean lend(ClassLoader loader, Class<?> type);
}
