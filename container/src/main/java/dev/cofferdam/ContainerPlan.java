package dev.cofferdam;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a container is started with.
 *
 * @param plugins the folder to watch
 * @param data where to keep what has to be kept
 * @param bundles the folder of the bundles that are part of the container
 * @param config the folder that configurations are taken from
 * @param hostPackages packages of the host's class path that plugins may import
 * @param settings all settings
 * @param listeners who is told of what happens to plugins
 */
public record ContainerPlan(
        Optional<Path> plugins,
        Optional<Path> data,
        Optional<Path> bundles,
        Optional<Path> config,
        Set<String> hostPackages,
        Settings settings,
        List<Consumer<PluginEvent>> listeners) {}
