package dev.cofferdam.framework;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** All services of one plugin, over all its generations: finds the slot that a generation's raw service belongs in. */
final class PluginServices {
    private final String plugin;
    private final BundleContext system;
    private final StandIn.Source source;
    private final Map<Key, ServiceSlot> slots = new HashMap<>();

    PluginServices(String plugin, BundleContext system, StandIn.Source source) {
        this.plugin = plugin;
        this.system = system;
        this.source = source;
    }

    /**
     * Services are the same from generation to generation when these agree. The classes are part of it: a stand-in for
     * one version of a contract is none for another.
     */
    private record Key(List<Class<?>> interfaces, String identity, int ordinal) {}

    BundleContext system() {
        return system;
    }

    Optional<String> obstacle(List<Class<?>> types) {
        return source.obstacle(plugin, types);
    }

    /** The slot for a raw service, given the slots that its generation has taken already. */
    synchronized ServiceSlot slot(ServiceReference<?> raw, List<Class<?>> interfaces, List<ServiceSlot> taken) {
        String identity = identity(raw);
        for (int ordinal = 0; ; ordinal++) {
            ServiceSlot slot = slots.computeIfAbsent(
                    new Key(List.copyOf(interfaces), identity, ordinal),
                    key -> new ServiceSlot(plugin, key.interfaces(), source));
            if (!taken.contains(slot)) {
                return slot;
            }
        }
    }

    /** Refuses calls to all services of the plugin. */
    void silence(String reason) {
        all().forEach(slot -> slot.silence(reason));
    }

    /** Lets calls to all services of the plugin wait. */
    void hold(String reason) {
        all().forEach(slot -> slot.hold(reason));
    }

    /** Refuses calls to those services that calls still wait for. */
    void endHold(String reason) {
        all().forEach(slot -> slot.endHold(reason));
    }

    private synchronized List<ServiceSlot> all() {
        return List.copyOf(slots.values());
    }

    /** Lets go of contracts that are gone. */
    synchronized void prune() {
        slots.values().removeIf(ServiceSlot::dead);
    }

    private static String identity(ServiceReference<?> raw) {
        Object name = Objects.requireNonNullElse(raw.getProperty("component.name"), "");
        Object pid = Objects.requireNonNullElse(raw.getProperty("service.pid"), "");
        return name + "|" + (pid instanceof String[] pids ? Arrays.toString(pids) : pid);
    }
}
