package dev.cofferdam.framework;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** All services of one plugin, over all its generations: finds the slot that a generation's raw service belongs in. */
final class PluginServices {
    private final String plugin;
    private final BundleContext system;
    private final StandIn.Source source;
    private final Map<Place, ServiceSlot> slots = new HashMap<>(2);
    private final RawServices raw;
    private final ListenerWatch listeners;
    private final Offering offering = new Offering();

    PluginServices(
            String plugin, BundleContext system, StandIn.Source source, RawServices raw, ListenerWatch listeners) {
        this.plugin = plugin;
        this.system = system;
        this.source = source;
        this.raw = raw;
        this.listeners = listeners;
    }

    /** Looks after listeners of others while a service comes, changes or goes. */
    ListenerWatch listeners() {
        return listeners;
    }

    /** Which stand-in is on its way into the registry. */
    Offering offering() {
        return offering;
    }

    /**
     * Services are the same from generation to generation when these agree. The classes are part of it: a stand-in for
     * one version of a contract is none for another.
     */
    record Kind(List<Class<?>> interfaces, String identity) {}

    /** Which of several that are the same. */
    record Place(Kind kind, int ordinal) {}

    BundleContext system() {
        return system;
    }

    Optional<String> obstacle(List<Class<?>> types) {
        return source.obstacle(plugin, types);
    }

    /** How many services a generation may offer at once. */
    int most() {
        return source.most(plugin);
    }

    /** Tells that a generation wants to offer more. */
    void exceeded(int generation, int most) {
        source.exceeded(plugin, generation, most);
    }

    /** What makes a raw service the same as one of another generation. */
    static Kind kind(ServiceReference<?> raw, List<Class<?>> interfaces) {
        return new Kind(List.copyOf(interfaces), identity(raw));
    }

    /** The slot at a place. */
    synchronized ServiceSlot slot(Place place) {
        return slots.computeIfAbsent(
                place, at -> new ServiceSlot(plugin, at.kind().interfaces(), source, raw));
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

    /** Of texts alone: any other value's words would be the plugin's code, and this is asked under a lock. */
    private static String identity(ServiceReference<?> raw) {
        return text(raw.getProperty("component.name")) + "|" + text(raw.getProperty("service.pid"));
    }

    private static String text(Object value) {
        if (value instanceof String[] texts) {
            return Arrays.toString(texts);
        }
        return value instanceof String text ? text : "";
    }
}
