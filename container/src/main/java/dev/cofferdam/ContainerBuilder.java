package dev.cofferdam;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Describes a container, and starts it. Not safe for use by several threads. */
public final class ContainerBuilder {
    private final Properties settings = new Properties();
    private final Map<String, Map<Setting, String>> pluginSettings = new TreeMap<>();
    private final Set<String> hostPackages = new LinkedHashSet<>();
    private final List<Consumer<PluginEvent>> listeners = new ArrayList<>();
    private Optional<Path> plugins = Optional.empty();
    private Optional<Path> data = Optional.empty();
    private Optional<Path> bundles = Optional.empty();
    private Optional<Path> config = Optional.empty();

    ContainerBuilder() {}

    /** Watches this folder for plugins; it is created when it is not there. Without one, there are no plugins. */
    public ContainerBuilder plugins(Path folder) {
        plugins = Optional.of(folder);
        return this;
    }

    /** Keeps what has to be kept in this folder. Without one, a temporary folder is used and removed at the end. */
    public ContainerBuilder data(Path folder) {
        data = Optional.of(folder);
        return this;
    }

    /** Starts the bundles of this folder first, as parts of the container: SCR, ConfigAdmin and the like. */
    public ContainerBuilder bundles(Path folder) {
        bundles = Optional.of(folder);
        return this;
    }

    /** Lets File Install, if it is among the bundles, take configurations from this folder. */
    public ContainerBuilder config(Path folder) {
        config = Optional.of(folder);
        return this;
    }

    /**
     * Lets plugins import a package of the host's class path, at the version that the manifest of its jar exports it at,
     * or at 0.0.0 when none does.
     */
    public ContainerBuilder hostPackage(String packageName) {
        hostPackages.add(packageName);
        return this;
    }

    /** Changes one setting from its default; the text is checked by {@link #start()}. */
    public ContainerBuilder set(Setting setting, String value) {
        settings.setProperty(setting.key(), value);
        return this;
    }

    /**
     * Changes one setting for one plugin, by its symbolic name; the text is checked by {@link #start()}. Where ConfigurationAdmin
     * is on board, its configuration {@code dev.cofferdam.plugin~<symbolic name>} goes before.
     */
    public ContainerBuilder set(String plugin, Setting setting, String value) {
        pluginSettings
                .computeIfAbsent(plugin, first -> new EnumMap<>(Setting.class))
                .put(setting, value);
        return this;
    }

    /** Changes settings by their keys; unknown ones are told of by {@link #start()}. */
    public ContainerBuilder settings(Properties values) {
        values.stringPropertyNames().forEach(key -> settings.setProperty(key, values.getProperty(key)));
        return this;
    }

    /**
     * Tells of everything that happens to plugins, from before the first one starts. The listener is called on threads
     * of the container, and has to return soon.
     */
    public ContainerBuilder listener(Consumer<PluginEvent> listener) {
        listeners.add(listener);
        return this;
    }

    /**
     * Starts the container, and returns when each plugin that lies in the folder serves, was refused or has failed, or the
     * start deadline has passed.
     *
     * @throws IllegalArgumentException when a setting is unknown or out of its bounds; the message names all of them
     * @throws ContainerException when the container cannot run here
     */
    public PluginContainer start() {
        ContainerPlan plan = new ContainerPlan(
                plugins,
                data,
                bundles,
                config,
                Set.copyOf(hostPackages),
                Settings.of(settings, pluginSettings),
                List.copyOf(listeners));
        return ServiceLoader.load(ContainerFactory.class, Cofferdam.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new ContainerException(
                        "no implementation of '" + ContainerFactory.class.getName()
                                + "' is on the class path; keep META-INF/services when jars are merged",
                        null))
                .start(plan);
    }
}
