package dev.cofferdam;

/** Starts containers. Found as a service, so that the public API does not know what is behind it. */
public interface ContainerFactory {

    /**
     * Starts a container.
     *
     * @throws ContainerException when it cannot run here
     */
    PluginContainer start(ContainerPlan plan);
}
