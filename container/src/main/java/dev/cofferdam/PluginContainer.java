package dev.cofferdam;

import dev.cofferdam.model.CheckReport;
import dev.cofferdam.model.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * A running container. Safe for use by several threads. What acts on a plugin returns at once, and completes when the
 * plugin has got there; it never completes exceptionally because of what a plugin does: {@link #plugin(String)} tells how
 * it ended.
 */
public interface PluginContainer extends AutoCloseable {

    /**
     * Finds the best service of a type. For a plugin's service it is a stand-in that outlives the plugin's restarts and
     * updates: keep it.
     *
     * @param type an interface that the host shares with the plugins: one of a {@linkplain
     *     ContainerBuilder#hostPackage(String) host package}, or of the JDK
     * @throws java.util.NoSuchElementException when nobody offers one at the moment; the message tells why that may be
     */
    <T> T service(Class<T> type);

    /** Finds all services of a type, the best first. */
    <T> List<T> services(Class<T> type);

    /**
     * Whether the plugin behind a service implements a method of its contract itself: false where the contract's default
     * method is what a call runs, or where the plugin is older than the method. The answer is for the plugin's present
     * generation. Other bundles ask a service of type {@code dev.cofferdam.api.contract.Capabilities}.
     *
     * @param service a service object, as {@link #service(Class)} answers it
     * @param contract the interface that declares the method, or inherits it
     * @param method the method's name
     * @param parameters its parameter types
     * @throws IllegalArgumentException when the service is not of the contract, or the contract has no such method
     * @throws dev.cofferdam.api.fault.PluginUnavailableException when nobody is behind the service at the moment
     * @throws dev.cofferdam.api.fault.PluginFaultException when the plugin fails to make its service object
     */
    boolean supports(Object service, Class<?> contract, String method, Class<?>... parameters);

    /** All plugins, in the order of their names. */
    List<PluginInfo> plugins();

    /** One plugin, by its symbolic name. */
    Optional<PluginInfo> plugin(String name);

    /** The latest faults of a plugin, oldest first; empty for one that is not there. */
    List<Fault> faults(String name);

    /**
     * The settings that hold for a plugin now, also for one that is not there yet. What is set for it while the container runs
     * holds from the next call and the next decision on.
     */
    PluginSettings settings(String name);

    /**
     * Tells of each package that a plugin has from others why it has it from them; empty for a plugin that does not serve.
     * It may take as long as judging the plugin anew.
     *
     * @throws java.util.NoSuchElementException when there is no plugin of that name
     */
    List<WireChoice> wires(String name);

    /**
     * Judges a jar as if it were dropped, against what lies in the plugin folder and what the container brings, without
     * starting or changing anything.
     *
     * @throws java.io.IOException when the file is not there or is no jar; the message says which
     */
    CheckReport check(Path jar) throws IOException;

    /**
     * Tells what jars would lead to if they were dropped into the plugin folder together: what would be installed or
     * replaced, which plugins would move because they are wired to what is replaced, and what the gate would refuse. Nothing
     * is started or changed.
     *
     * @throws java.io.IOException when a file is not there or is no jar; the message says which
     */
    UpdatePlan plan(Path... jars) throws IOException;

    /**
     * Starts a plugin that is stopped, failed or refused.
     *
     * @throws java.util.NoSuchElementException when there is no plugin of that name, as the following do
     */
    CompletionStage<Void> start(String name);

    /** Stops a plugin until it is started again. */
    CompletionStage<Void> stop(String name);

    /** Replaces a plugin's generation by a new one of the same revision, without a gap in service. */
    CompletionStage<Void> restart(String name);

    /** Stops a plugin, and refuses it until it is released or a new revision comes. */
    CompletionStage<Void> quarantine(String name, String reason);

    /** Starts a plugin that is quarantined. */
    CompletionStage<Void> release(String name);

    /**
     * Tells of everything that happens to plugins from now on. The listener is called on threads of the container, and
     * has to return soon.
     *
     * @return ends it when run
     */
    Runnable listen(Consumer<PluginEvent> listener);

    /**
     * Stops all plugins and the container. Takes no longer than the limits on stopping allow, and up to six seconds more where threads
     * are in the code of plugins still: they are killed, or named in the log as abandoned.
     */
    @Override
    void close();
}
